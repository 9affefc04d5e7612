package io.framehouse.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.PostgresTest;
import io.framehouse.e2e.Accessibility;
import io.framehouse.e2e.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The first minutes of an installation: set-up, a wrong password, the right one. */
@SpringBootTest(
        classes = AccessApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"framehouse.demo=false"})
@PostgresTest
class SignInE2E {
    private static Browser browser;

    @LocalServerPort int port;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @Test
    void theFirstAdministratorIsMadeAndSignsIn() {
        browser.story("sign-in", "http://localhost:" + port, SignInE2E::story);
    }

    private static void story(Page page) {
        page.navigate("/");
        assertThat(page).hasURL(Pattern.compile(".*/setup$"));
        assertThat(heading(page, "Set up Framehouse")).isVisible();
        Accessibility.check(page);
        page.getByLabel("Email").fill("root@example.com");
        page.getByLabel("Name").fill("Root");
        password(page).fill("too short");
        button(page, "Create administrator").click();
        assertThat(page.locator("[slot=error-message]:visible").first())
                .containsText("The password has 9 characters");
        password(page).fill(AccessFixtures.PASSWORD);
        button(page, "Create administrator").click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in")).click();

        assertThat(heading(page, "Sign in")).isVisible();
        Accessibility.check(page);
        assertThat(page.getByLabel("Email")).isFocused();
        page.getByLabel("Email").fill("root@example.com");
        password(page).fill("not the right one");
        password(page).press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT).first())
                .containsText("Email or password is not right. You have 4 tries left");

        page.navigate("/login?next=/setup");
        page.getByLabel("Email").fill("root@example.com");
        password(page).fill(AccessFixtures.PASSWORD);
        button(page, "Sign in").click();
        assertThat(page).hasURL(Pattern.compile(".*/setup$"));
        assertThat(page.getByText("Setup is finished. Sign in to change settings.")).isVisible();
        page.navigate("/login");
        assertThat(heading(page, "Sign in")).isHidden();
    }

    private static Locator password(Page page) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Password"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }
}
