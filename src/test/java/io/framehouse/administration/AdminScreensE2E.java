package io.framehouse.administration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.e2e.Accessibility;
import io.framehouse.e2e.Browser;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Teams;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An admin makes a team, grants credits and proves the books; a member finds none of it. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"framehouse.demo=false", "test.database=own"})
@PostgresTest
class AdminScreensE2E {
    private static final Actor SYSTEM = Actor.system("test");
    private static Browser browser;

    @LocalServerPort int port;
    @Autowired Teams teams;
    @Autowired People people;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @BeforeEach
    void makePeople() {
        if (CurrentActor.as(SYSTEM, people::hasPlatformAdmin)) {
            return;
        }
        TeamId nord = AccessFixtures.team(teams, "Nord");
        person("root@example.com", PlatformRole.ADMIN);
        UserId mika = person("mika@example.com");
        CurrentActor.as(SYSTEM, () -> teams.putMember(nord, mika, TeamRole.MEMBER));
    }

    @Test
    void theAdminMakesATeamGrantsCreditsAndProvesTheBooks() {
        browser.story("admin-screens", "http://localhost:" + port, this::story);
    }

    @Test
    void aMemberFindsNoPageOfThePlatform() {
        browser.story(
                "admin-walls",
                "http://localhost:" + port,
                page -> {
                    signIn(page, "mika@example.com");
                    for (String path :
                            List.of(
                                    "admin/teams",
                                    "admin/providers",
                                    "admin/jobs",
                                    "admin/reconciliation",
                                    "admin/proof",
                                    "admin/audit",
                                    "finance/usage")) {
                        page.navigate("/" + path);
                        assertThat(page).hasTitle(Pattern.compile("Nothing here.*"));
                    }
                    page.navigate("/t/nord/usage");
                    assertThat(heading(page, "Usage")).isVisible();
                    assertThat(page.getByText(Pattern.compile("^Nothing spent in"))).isVisible();
                    Accessibility.check(page);
                });
    }

    private void story(Page page) {
        signIn(page, "root@example.com");
        page.navigate("/admin/teams");
        button(page, "Create team").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name").fill("Studio Syd");
        dialog.getByLabel("Name").blur();
        button(dialog, "Create team").click();
        assertThat(page).hasURL(Pattern.compile(".*/admin/teams/studio-syd$"));
        button(page, "Grant credits").click();
        assertThat(page.getByText("Enter more than 0 credits").first()).isVisible();
        page.getByLabel("Amount in credits").fill("5000");
        page.getByLabel("Reason").fill("Invoice 17");
        page.getByLabel("Reason").blur();
        button(page, "Grant credits").click();
        assertThat(page.getByRole(AriaRole.ROW).filter(named("Studio Syd"))).containsText("5,000");
        Accessibility.check(page);

        page.navigate("/admin/providers");
        assertThat(heading(page, "No provider accounts")).isVisible();
        button(page, "Add provider account").click();
        button(page, "Add account").click();
        assertThat(page.getByText("Enter the provider's API key.").first()).isVisible();
        Accessibility.check(page);

        page.navigate("/admin/proof");
        assertThat(heading(page, "No proof yet")).isVisible();
        button(page, "Run now").click();
        assertThat(heading(page, "Books balance")).isVisible();
        Accessibility.check(page);

        page.navigate("/finance/usage?period=7d&group=provider");
        assertThat(page.getByText("Nothing spent in the last 7 days")).isVisible();
        trail(page);
    }

    @Test
    void theAdminSeesHowTheStorageIsAndHasAWayOn() {
        browser.story("admin-storage", "http://localhost:" + port, this::storageStory);
    }

    private void storageStory(Page page) {
        transactions.runOnPlatform(() -> jdbc.sql("delete from storage_check").update());
        signIn(page, "root@example.com");
        page.navigate("/admin/storage");
        assertThat(heading(page, "The storage answers")).isVisible();
        assertThat(heading(page, "No check has ended yet")).isVisible();
        Accessibility.check(page);
        checkEnded("stopped", "None of 312 files is there: the place is empty.", 312, 312);
        page.reload();
        assertThat(heading(page, "312 files missing, nothing marked")).isVisible();
        Accessibility.check(page);
        button(page, "Mark 312 files as missing\u2026").click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName("Mark 312 files as missing")
                                .setExact(true))
                .click();
        assertThat(page.getByText(Pattern.compile("Root asked for it|asked for it")).first())
                .isVisible();
        page.navigate("/admin/audit");
        assertThat(page.getByText(Pattern.compile("312")).first()).isVisible();
    }

    private void checkEnded(String outcome, String reason, int missing, int heldBack) {
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into storage_check (id, asked_at, started_at, ended_at,
                                    outcome, reason, objects, bytes, missing, held_back)
                                values (uuidv7(), now(), now(), now(), :outcome, :reason, 4120,
                                    98000000000, :missing, :held)
                                """)
                        .param("outcome", outcome)
                        .param("reason", reason)
                        .param("missing", missing)
                        .param("held", heldBack)
                        .update());
    }

    /** What was done above is in the log, with why, and leaves the house as a file. */
    private void trail(Page page) {
        page.navigate("/admin/audit?action=credits");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(Pattern.compile("granted 5,000.cr")))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*action=credits&entry=.*"));
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY).filter(named("Before and after")))
                .containsText("Invoice 17");
        Accessibility.check(page);
        Download csv =
                page.waitForDownload(() ->
                        page.getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions().setName("Export CSV"))
                                .click());
        org.assertj.core.api.Assertions.assertThat(csv.suggestedFilename())
                .matches("audit-all-teams-.*\\.csv");
    }

    private UserId person(String email, PlatformRole... roles) {
        return CurrentActor.as(
                SYSTEM,
                () -> people.create(email, "Aino K.", AccessFixtures.PASSWORD, Set.of(roles)));
    }

    private static void signIn(Page page, String email) {
        page.navigate("/login");
        page.getByLabel("Email").fill(email);
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Password"))
                .fill(AccessFixtures.PASSWORD);
        button(page, "Sign in").click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    private static Locator.FilterOptions named(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }
}
