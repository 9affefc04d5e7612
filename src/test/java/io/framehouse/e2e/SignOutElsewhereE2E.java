package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A session that was forgotten elsewhere is ended from here. */
class SignOutElsewhereE2E extends HouseStory {
    private static final String MIKA = "mika@nord.example";

    @Test
    void theOtherSessionEndsAndThisOneGoesOn() {
        as(
                MIKA,
                "sign-out-elsewhere",
                page -> {
                    try (BrowserContext elsewhere =
                            page.context()
                                    .browser()
                                    .newContext(
                                            new com.microsoft.playwright.Browser.NewContextOptions()
                                                    .setBaseURL(baseUrl()))) {
                        Page other = elsewhere.newPage();
                        signIn(other, MIKA);
                        other.navigate(NORD + "/gallery");

                        page.navigate("/me/security");
                        assertThat(heading(page, "Sessions")).isVisible();
                        assertThat(page.getByText("this device")).hasCount(1);
                        Browser.inEveryLook(page, look -> seen(page, look + "-security"));
                        button(page, "Sign out everywhere else").click();
                        Locator question = page.getByRole(AriaRole.ALERTDIALOG).last();
                        settled(page);
                        question.getByRole(
                                        AriaRole.BUTTON,
                                        new Locator.GetByRoleOptions()
                                                .setName("Sign out everywhere else"))
                                .click();
                        assertThat(button(page, "Sign out everywhere else")).isHidden();

                        other.navigate(NORD + "/jobs");
                        assertThat(other).hasURL(Pattern.compile(".*/login.*"));
                        page.navigate("/me");
                        assertThat(page.getByLabel("Name").first()).hasValue("Mika Peltonen");
                        Browser.inEveryLook(page, look -> seen(page, look + "-profile"));
                    }
                });
    }

    private static void seen(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", "me-" + name + ".png")));
        Accessibility.check(page);
    }
}
