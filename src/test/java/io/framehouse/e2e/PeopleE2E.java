package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.access.People;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A platform admin helps somebody who forgot the password, and switches an account off. */
class PeopleE2E extends HouseStory {
    private static final String ADMIN = "admin@framehouse.example";
    private static final String FRESH = "tugboat velvet oregano";

    @Autowired People people;

    @Test
    void anAdminHandsOverALinkToANewPassword() {
        String name = "Kaisa " + UUID.randomUUID().toString().substring(0, 8);
        String email = make(name);
        as(
                ADMIN,
                "people-link",
                page -> {
                    page.navigate("/admin/people");
                    assertThat(page.getByText(email).first()).isVisible();
                    Browser.inEveryLook(page, look -> seen(page, look + "-list"));
                    search(page).fill("nobody is called this");
                    assertThat(heading(page, "Nobody found")).isVisible();
                    Browser.inEveryLook(page, look -> seen(page, look + "-none"));
                    search(page).fill(name);
                    choose(page, name, "Make password link");
                    Locator link =
                            dialog(page)
                                    .getByRole(
                                            AriaRole.TEXTBOX,
                                            new Locator.GetByRoleOptions()
                                                    .setName("Link for " + name));
                    assertThat(link)
                            .hasValue(Pattern.compile("http://localhost:\\d+/reset/[\\w-]{43}"));
                    Browser.inEveryLook(page, look -> seen(page, look + "-link"));
                    String address = link.inputValue();
                    button(page, "Done").click();
                    page.context().clearCookies();
                    setPassword(page, address);
                    signIn(page, email, FRESH);
                    page.waitForURL(where -> !where.contains("/login"));
                });
    }

    private static void setPassword(Page page, String address) {
        page.navigate(address);
        Locator password =
                page.getByRole(
                        AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("New password"));
        password.fill("passwordpassword");
        button(page, "Set password").click();
        assertThat(page.locator("[slot=error-message]:visible").first())
                .containsText("Choose another");
        Browser.inEveryLook(page, look -> seen(page, look + "-reset"));
        password.fill(FRESH);
        button(page, "Set password").click();
        assertThat(page.getByText("The new password is set.").first()).isVisible();
        page.navigate("/reset");
        assertThat(page.getByText("This installation sends no mail").first()).isVisible();
        Browser.inEveryLook(page, look -> seen(page, look + "-no-mail"));
    }

    @Test
    void whoeverIsSwitchedOffDoesNotSignInUntilSwitchedOn() {
        String name = "Liisa " + UUID.randomUUID().toString().substring(0, 8);
        String email = make(name);
        as(
                ADMIN,
                "people-off",
                page -> {
                    page.navigate("/admin/people");
                    search(page).fill(name);
                    choose(page, name, "Switch off");
                    Locator question = page.getByRole(AriaRole.ALERTDIALOG).last();
                    settled(page);
                    Accessibility.check(page);
                    question.getByRole(
                                    AriaRole.BUTTON,
                                    new Locator.GetByRoleOptions().setName("Switch off"))
                            .click();
                    assertThat(page.getByText("switched off").first()).isVisible();
                    seen(page, "off");
                    choose(page, name, "Switch on");
                    assertThat(page.getByText("switched off")).hasCount(0);
                    page.context().clearCookies();
                    signIn(page, email, FRESH + " old");
                    page.waitForURL(where -> !where.contains("/login"));
                });
    }

    private String make(String name) {
        String email = "p" + UUID.randomUUID() + "@nord.example";
        CurrentActor.runAs(
                Actor.system("story"), () -> people.create(email, name, FRESH + " old", Set.of()));
        return email;
    }

    private static Locator search(Page page) {
        return page.getByLabel("Search name or email").first();
    }

    private static void choose(Page page, String name, String entry) {
        Locator menu =
                page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Actions for " + name));
        assertThat(page.getByRole(AriaRole.ROW)).hasCount(2);
        menu.first().click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(entry))
                .last()
                .click();
    }

    private static void signIn(Page page, String email, String password) {
        page.navigate("/login");
        page.getByLabel("Email").first().fill(email);
        page.getByLabel("Password").first().fill(password);
        button(page, "Sign in").first().click();
    }

    private static void seen(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", "people-" + name + ".png")));
        Accessibility.check(page);
    }
}
