package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** The proof passes; then somebody changes the books behind our back, and the page says where. */
class ProofE2E extends HouseStory {
    private static final String ADMIN = "admin@framehouse.example";
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);

    @Value("${spring.datasource.url}")
    String url;

    @Test
    void aDifferenceIsFoundAndLeadsToItsJob() {
        as(OWNER, "proof-job", ProofE2E::makeAVideo);
        as(
                ADMIN,
                "proof",
                page -> {
                    page.navigate("/admin/proof");
                    button(page, "Run now").click();
                    assertThat(heading(page, "Books balance")).isVisible(PATIENTLY);
                    assertThat(page.getByText("Difference 0 credits").first()).isVisible();
                    Accessibility.check(page);
                    change("+ 1000000");
                    try {
                        findsIt(page);
                    } finally {
                        change("- 1000000");
                    }
                });
    }

    private static void makeAVideo(Page page) {
        fillIn(page, NORD, "viduq2_turbo_img2video", "Proven");
        send(page);
        page.getByText("View job").first().click();
        assertThat(page.getByText("Done").first()).isVisible(PATIENTLY);
    }

    private static void findsIt(Page page) {
        button(page, "Run now").click();
        assertThat(heading(page, "Books differ")).isVisible(PATIENTLY);
        assertThat(page.getByText(Pattern.compile("found 1 item in 1 team")).first()).isVisible();
        page.getByText("1 item", new Page.GetByTextOptions().setExact(true)).first().click();
        Locator trail =
                page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions()
                                .setName(Pattern.compile("^Show money trail of job ")));
        assertThat(trail).isVisible();
        Accessibility.check(page);
        Download evidence =
                page.waitForDownload(() ->
                        page.getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions().setName("Download evidence"))
                                .click());
        Assertions.assertThat(text(evidence)).contains("usage_equals_settled,", ",difference,1,");
        trail.click();
        Locator panel =
                page.getByRole(
                        AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Money trail"));
        assertThat(panel.getByText("settle", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(panel.getByText("hold", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/admin/proof\\?.*item=.*"));
        Accessibility.check(page);
    }

    private static String text(Download file) {
        try {
            return Files.readString(file.path());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One usage record of an open month no longer tells what its settlement booked. */
    private void change(String by) {
        try (Connection connection = TestDatabases.superuser(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update usage_record set settled_micros = settled_micros "
                            + by
                            + " where job_id = (select min(job_id::text)::uuid from usage_record"
                            + " where book_month > (select coalesce(max(month), '-infinity')"
                            + " from book_month))");
            sumsAreMadeAnew(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
