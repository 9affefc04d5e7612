package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A video between two pictures: which is the first and which the last is said, and can change. */
class StartEndE2E extends HouseStory {
    @Test
    void twoPicturesAreTheStartAndTheEnd() {
        as(
                OWNER,
                "start-end",
                page -> {
                    page.navigate(NORD + "/create?model=vidu2.0-start-end2video");
                    Path first = picture(656, 369);
                    Path last = picture(816, 459);
                    choose(page, first);
                    choose(page, last);
                    Locator rows = page.locator(".pictures__row");
                    assertThat(rows).hasCount(2);
                    isAt(rows.nth(0), first, "Start image");
                    isAt(rows.nth(1), last, "End image");
                    button(page, "Swap start and end image").click();
                    isAt(rows.nth(0), last, "Start image");
                    isAt(rows.nth(1), first, "End image");
                    Path other = picture(976, 549);
                    button(page, "Replace " + last.getFileName()).click();
                    choose(page, other);
                    isAt(rows.nth(0), other, "Start image");
                    isAt(rows.nth(1), first, "End image");
                    Accessibility.check(page);
                    page.getByLabel("Prompt").first().fill("From dawn to dusk");
                    send(page);
                    page.getByText("View job").first().click();
                    page.waitForURL("**" + NORD + "/jobs/**");
                    assertThat(page.locator("main").getByText("Done").first())
                            .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(90_000));
                });
    }

    private static void isAt(Locator row, Path picture, String place) {
        assertThat(row).containsText(picture.getFileName().toString());
        assertThat(row).containsText(place);
    }

    private static void choose(Page page, Path file) {
        Locator choose =
                page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Choose file")));
        FileChooser chooser = page.waitForFileChooser(() -> choose.first().click());
        chooser.setFiles(file);
        assertThat(page.getByText(file.getFileName().toString()).first()).isVisible();
    }
}
