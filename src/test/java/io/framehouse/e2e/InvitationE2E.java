package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** People come into a team by a link, and leave it again. */
class InvitationE2E extends HouseStory {
    private static final String FRESH = "tugboat velvet oregano";
    private static final String OTTO = "otto@acme.example";

    @Test
    void somebodyNewMakesAnAccountByTheLink() {
        String email = "liisa-" + UUID.randomUUID() + "@nord.example";
        as(
                OWNER,
                "invitation-new",
                page -> {
                    page.navigate(NORD + "/members");
                    assertThat(page.getByText("Mika Peltonen").first()).isVisible();
                    Browser.inEveryLook(page, look -> seen(page, look + "-members"));
                    button(page, "Hand over team").click();
                    assertThat(dialog(page).getByLabel("New owner").first()).isVisible();
                    Browser.inEveryLook(page, look -> seen(page, look + "-hand-over"));
                    dialog(page)
                            .getByRole(
                                    AriaRole.BUTTON,
                                    new Locator.GetByRoleOptions().setName("Keep team"))
                            .click();
                    String link = invite(page, email);
                    assertThat(page).hasURL(Pattern.compile(".*members\\?tab=invitations$"));
                    assertThat(page.getByText(email).first()).isVisible();
                    Browser.inEveryLook(page, look -> seen(page, look + "-invitations"));

                    page.context().clearCookies();
                    page.navigate(link);
                    assertThat(heading(page, "Join Studio Nord")).isVisible();
                    Browser.inEveryLook(page, look -> seen(page, look + "-link"));
                    page.getByLabel("Your name").fill("Liisa L.");
                    password(page).fill("liisa liisa liisa");
                    button(page, "Make account and join").click();
                    assertThat(page.locator("[slot=error-message]:visible").first())
                            .containsText("Choose");
                    Browser.inEveryLook(page, look -> seen(page, look + "-link-refused"));
                    password(page).fill(FRESH);
                    assertThat(page.getByText("Strong").or(page.getByText("Good")).first())
                            .isVisible();
                    button(page, "Make account and join").click();
                    assertThat(heading(page, "Welcome to Studio Nord")).isVisible();
                    Accessibility.check(page);

                    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))
                            .click();
                    page.getByLabel("Email").first().fill(email);
                    page.getByLabel("Password").first().fill(FRESH);
                    button(page, "Sign in").first().click();
                    page.waitForURL("**" + NORD);
                    page.navigate(link);
                    assertThat(page.getByText("This invitation does not work any more").first())
                            .isVisible();
                    Accessibility.check(page);
                });
    }

    @Test
    void somebodyOfAnotherTeamJoinsAndLeaves() {
        as(
                OWNER,
                "invitation-known",
                page -> {
                    page.navigate(NORD + "/members");
                    String link = invite(page, OTTO);
                    page.navigate(link);
                    assertThat(page.getByText("This invitation is for " + OTTO).first())
                            .isVisible();
                    page.context().clearCookies();
                    page.navigate(link);
                    page.getByRole(
                                    AriaRole.LINK,
                                    new Page.GetByRoleOptions().setName("Sign in to join"))
                            .click();
                    page.getByLabel("Email").first().fill(OTTO);
                    page.getByLabel("Password").first().fill("framehouse-demo");
                    button(page, "Sign in").first().click();
                    assertThat(page).hasURL(Pattern.compile(".*/invite/.*"));
                    button(page, "Join Studio Nord").click();
                    page.waitForURL("**" + NORD);
                    page.navigate(NORD + "/members");
                    assertThat(page.getByText(OTTO).first()).isVisible();
                    button(page, "Leave team").click();
                    Locator question =
                            page.getByRole(AriaRole.ALERTDIALOG)
                                    .or(page.getByRole(AriaRole.DIALOG));
                    question.last()
                            .getByRole(
                                    AriaRole.BUTTON,
                                    new Locator.GetByRoleOptions().setName("Leave team"))
                            .click();
                    page.waitForURL("**" + ACME);
                    page.navigate(ACME + "/members?tab=invitations");
                    assertThat(heading(page, "No open invitations")).isVisible();
                    Browser.inEveryLook(page, look -> seen(page, look + "-none"));
                    page.navigate(NORD);
                    assertThat(heading(page, "Nothing here")).isVisible();
                });
    }

    /** Gives the link that is shown once. */
    private static String invite(Page page, String email) {
        button(page, "Invite people").click();
        Locator dialog = dialog(page);
        dialog.getByLabel("Emails").fill(email);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send invitation"))
                .click();
        Locator link =
                dialog.getByRole(
                        AriaRole.TEXTBOX,
                        new Locator.GetByRoleOptions().setName("Link for " + email));
        assertThat(link).hasValue(Pattern.compile("http://localhost:\\d+/invite/[\\w-]{43}"));
        Accessibility.check(page);
        picture(page, "invitation-shown-once");
        String address = link.inputValue();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Done")).click();
        page.waitForURL("**/members?tab=invitations");
        return address;
    }

    private static Locator password(Page page) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Password"));
    }

    private static void seen(Page page, String name) {
        picture(page, "invitation-" + name);
        Accessibility.check(page);
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
