package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** An owner invites by mail: somebody new, and somebody who works in another team already. */
@TestPropertySource(
        properties = {
            "spring.mail.host=127.0.0.1",
            "framehouse.mail-from=Framehouse <framehouse@house.example>"
        })
class InvitationMailE2E extends HouseStory {
    private static final String FRESH = "tugboat velvet oregano";
    private static final String OTTO = "otto@acme.example";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LINK =
            Pattern.compile("http://localhost:\\d+/(?:invite|reset)/[\\w-]{43}");
    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry settings) {
        SERVER.start();
        settings.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @BeforeEach
    void noMailYet() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
    }

    @AfterAll
    static void stopMail() {
        SERVER.stop();
    }

    @Test
    void somebodyNewAndSomebodyOfAnotherTeamJoinByMail() {
        String email = "liisa-" + UUID.randomUUID() + "@nord.example";
        as(
                OWNER,
                "invitation-mail",
                page -> {
                    invite(page, email + ", " + OTTO);
                    join(page, link(email), email);
                    joinAndSwitch(page, link(OTTO));
                });
    }

    private static void invite(Page page, String emails) {
        page.navigate(NORD + "/members");
        button(page, "Invite people").click();
        Locator dialog = dialog(page);
        dialog.getByLabel("Emails").fill(emails);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Send 2 invitations"))
                .click();
        assertThat(dialog.getByText("Links are on their way by mail").first()).isVisible();
        Accessibility.check(page);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Done")).click();
        page.waitForURL("**/members?tab=invitations");
        assertThat(page.getByText(OTTO).first()).isVisible();
    }

    /** Somebody new chooses a password and lands in the team. */
    private static void join(Page page, String link, String email) {
        page.context().clearCookies();
        page.navigate(link);
        page.getByLabel("Your name").fill("Liisa L.");
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Password"))
                .fill(FRESH);
        button(page, "Make account and join").click();
        assertThat(heading(page, "Welcome to Studio Nord")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in")).click();
        give(page, email, FRESH);
        page.waitForURL("**" + NORD);
        assertThat(page.getByText("Studio Nord").first()).isVisible();
    }

    /** Somebody with a team gets a second one, and goes from one to the other. */
    private static void joinAndSwitch(Page page, String link) {
        page.context().clearCookies();
        page.navigate(link);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in to join"))
                .click();
        give(page, OTTO, "framehouse-demo");
        button(page, "Join Studio Nord").click();
        page.waitForURL("**" + NORD);
        change(page, "Studio Nord", "Acme Films");
        page.waitForURL("**" + ACME);
        change(page, "Acme Films", "Studio Nord");
        page.waitForURL("**" + NORD);
    }

    private static void change(Page page, String from, String to) {
        button(page, "Team " + from + ". Change team").click();
        Locator team =
                page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^" + to)));
        assertThat(team.last()).isVisible();
        Accessibility.check(page);
        team.last().click();
    }

    @Test
    void whoeverForgotThePasswordSetsANewOneByMail() {
        String mika = "mika@nord.example";
        browser()
                .story(
                        "reset-mail",
                        baseUrl(),
                        page -> {
                            page.navigate("/login");
                            page.getByRole(
                                            AriaRole.LINK,
                                            new Page.GetByRoleOptions()
                                                    .setName("Forgot your password?"))
                                    .click();
                            assertThat(heading(page, "Set a new password")).isVisible();
                            button(page, "Send link").click();
                            assertThat(page.getByText("Give the address you sign in with.").first())
                                    .isVisible();
                            page.getByLabel("Email").first().fill(mika);
                            Accessibility.check(page);
                            button(page, "Send link").click();
                            assertThat(page.getByRole(AriaRole.STATUS).first())
                                    .containsText("If somebody signs in with that address");
                            String link = link(mika);
                            page.navigate(link);
                            Locator password =
                                    page.getByRole(
                                            AriaRole.TEXTBOX,
                                            new Page.GetByRoleOptions().setName("New password"));
                            password.fill("short");
                            button(page, "Set password").click();
                            assertThat(page.locator("[slot=error-message]:visible").first())
                                    .isVisible();
                            Browser.inEveryLook(page, look -> Accessibility.check(page));
                            password.fill(FRESH);
                            button(page, "Set password").click();
                            assertThat(page.getByText("The new password is set.").first())
                                    .isVisible();
                            page.navigate(link);
                            assertThat(page.getByText("This link does not work any more").first())
                                    .isVisible();
                            Accessibility.check(page);
                            page.navigate("/login");
                            give(page, mika, FRESH);
                            page.waitForURL(address -> !address.contains("/login"));
                        });
    }

    private static void give(Page page, String email, String password) {
        page.getByLabel("Email").first().fill(email);
        page.getByLabel("Password").first().fill(password);
        button(page, "Sign in").first().click();
    }

    /** The link of the mail to that address. */
    private static String link(String email) {
        return await().atMost(PATIENCE)
                .until(() -> mailed(email), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> mailed(String email) throws Exception {
        for (MimeMessage mail : SERVER.getReceivedMessages()) {
            boolean own =
                    Stream.of(mail.getAllRecipients())
                            .anyMatch(address -> address.toString().equals(email));
            Matcher link =
                    LINK.matcher(
                            String.valueOf(
                                    ((MimeMultipart) mail.getContent())
                                            .getBodyPart(0)
                                            .getContent()));
            if (own && link.find()) {
                return Optional.of(link.group());
            }
        }
        return Optional.empty();
    }
}
