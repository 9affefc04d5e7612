package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.S3Service;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A house that keeps its files in a bucket goes on when the bucket is away. */
@Tag("chaos")
class StorageDownE2E extends HouseStory {
    private static final LocatorAssertions.IsVisibleOptions PATIENT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);
    private static final String PROMPT = "A robot looks for its bucket";
    private static final String ADMIN = "admin@framehouse.example";
    private static S3Service service;

    @DynamicPropertySource
    static void keepInS3(DynamicPropertyRegistry settings) throws IOException {
        service = new S3Service(Files.createTempDirectory("framehouse-s3"));
        service.settings().forEach((name, value) -> settings.add(name, () -> value));
    }

    @AfterAll
    static void endService() {
        service.close();
    }

    @Test
    void wallPanelAndCreateStayUsableWhileTheStoreIsAway() {
        as(
                OWNER,
                "storage-down",
                page -> {
                    fillIn(page, NORD, "viduq3-pro", PROMPT);
                    send(page);
                    page.getByText("View job").first().click();
                    page.waitForURL("**" + NORD + "/jobs/**");
                    assertThat(page.getByText("Done").first()).isVisible(PATIENT);
                    page.navigate(NORD + "/gallery");
                    assertThat(tile(page)).isVisible(PATIENT);

                    service.kill();
                    AtomicInteger broken = new AtomicInteger();
                    page.onResponse(answer -> {
                        if (answer.status() >= 500 && answer.status() != 503) {
                            broken.incrementAndGet();
                        }
                    });
                    page.navigate(NORD + "/gallery");
                    assertThat(tile(page)).isVisible(PATIENT);
                    tile(page).click();
                    page.waitForURL("**item=**");
                    assertThat(page.getByText(PROMPT).first()).isVisible();
                    isWhole(page);
                    page.navigate(NORD + "/create?model=viduq3-pro");
                    assertThat(page.getByLabel("Prompt").first()).isVisible();
                    isWhole(page);
                    Assertions.assertThat(broken).hasValue(0);
                });
        as(
                ADMIN,
                "storage-down-admin",
                page -> {
                    page.navigate("/admin/storage");
                    assertThat(heading(page, "The storage is away")).isVisible();
                    assertThat(page.getByText("Away since").first()).isVisible();
                    Accessibility.check(page);
                    button(page, "Check now").click();
                    assertThat(page.getByText("Stopped before the end").first()).isVisible(PATIENT);
                    service.start();
                    page.waitForCondition(() -> {
                        page.reload();
                        Locator back = heading(page, "The storage answers");
                        back.or(heading(page, "The storage is away")).first().waitFor();
                        return back.count() == 1;
                    });
                    button(page, "Check now").click();
                    assertThat(page.getByText("Every file is where it belongs.").first())
                            .isVisible(PATIENT);
                });
    }

    private static Locator tile(Page page) {
        return page.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText(PROMPT))
                .first();
    }

    private static void isWhole(Page page) {
        assertThat(page.getByText(Pattern.compile("Error id|Something went wrong"))).hasCount(0);
    }
}
