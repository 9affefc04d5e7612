package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.framehouse.jobs.HouseFixtures.asSystem;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.framehouse.TestDatabases;
import io.framehouse.credits.Balance;
import io.framehouse.credits.Budgets;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobResolution;
import io.framehouse.jobs.JobResolution.Outcome;
import io.framehouse.jobs.JobResolutions;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.Jobs;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A job gets lost; an admin of the platform sees why, and decides it. */
class OperationsE2E extends HouseStory {
    private static final String ADMIN = "admin@framehouse.example";
    private static final String MODEL = "viduq2_turbo_img2video";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SECOND_NODE =
            """
            insert into reconciliation_run (node, minute, seen_at, claimed, polled, changed, sent,
                recovered, woken, errors, oldest_lag_millis)
            select 'second', minute, minute + interval '50 seconds', 1240, 1240 - n, 63, 12,
                n % 2, 4, n / 12, 700 + 100 * n
            from generate_series(4, 25) n,
                lateral (select date_trunc('minute', now()) - n * interval '1 minute') m (minute)
            on conflict do nothing
            """;

    @Autowired Teams teams;
    @Autowired Jobs jobs;
    @Autowired JobResolutions resolutions;
    @Autowired Budgets budgets;
    @Autowired SandboxProvider sandbox;

    @Value("${spring.datasource.url}")
    String url;

    @AfterEach
    void nothingStaysLost() {
        sandbox.faults().clear();
        JobResolution released = new JobResolution(Outcome.FAILED, "The story is over.", null);
        asSystem(() -> resolutions.unknown(new PageRequest(200, null)))
                .items()
                .forEach(
                        job -> asSystem(() -> resolutions.resolve(job.team(), job.id(), released)));
    }

    @Test
    void anAdminSeesTheEvidenceAndReleasesTheHold() {
        TeamId team = team("acme-films");
        Balance before = balance(team);
        Job lost = lose(team);
        Assertions.assertThat(balance(team).held()).isEqualTo(before.held().plus(lost.quote()));
        String code = lost.id().toString().substring(28);
        as(
                ADMIN,
                "operations",
                page -> {
                    page.navigate("/admin/jobs");
                    Locator row =
                            page.getByRole(
                                    AriaRole.LINK,
                                    new Page.GetByRoleOptions()
                                            .setName(Pattern.compile("^Job " + code)));
                    row.click();
                    page.waitForURL("**/admin/jobs/" + lost.id());
                    assertThat(page.getByText(Pattern.compile("got no answer we could read")))
                            .isVisible();
                    assertThat(page.getByText("secret plan")).hasCount(0);
                    Accessibility.check(page);
                    button(page, "Resolve by hand").click();
                    Locator dialog = page.getByRole(AriaRole.DIALOG);
                    dialog.getByText("It did not make the video").click();
                    assertThat(dialog.getByText(Pattern.compile("^The whole hold of"))).isVisible();
                    Locator release =
                            dialog.getByRole(
                                    AriaRole.BUTTON,
                                    new Locator.GetByRoleOptions()
                                            .setName(Pattern.compile("^Release ")));
                    release.click();
                    assertThat(dialog.getByText("Say how you found out")).isVisible();
                    Accessibility.check(page);
                    dialog.getByLabel(Pattern.compile("How do you know"))
                            .fill("Their support says that it never came.");
                    dialog.getByLabel(Pattern.compile("^Type ")).fill(code);
                    release.click();
                    assertThat(page.getByText(Pattern.compile("^Nothing is left to decide")))
                            .isVisible();
                });
        Assertions.assertThat(balance(team).held()).isEqualTo(before.held());
        Assertions.assertThat(balance(team).spent()).isEqualTo(before.spent());
        Assertions.assertThat(state(lost)).isEqualTo(JobState.FAILED);
        Assertions.assertThat(
                        number(
                                "select count(*) from audit_entry where action = 'job.resolved'"
                                        + " and object_id = '"
                                        + lost.id()
                                        + "' and reason like 'Their support%'"))
                .isOne();
    }

    @Test
    void anAdminPausesAnAccountDrainsItAndLetsItGoOn() {
        as(
                ADMIN,
                "operations-pause",
                page -> {
                    page.navigate("/admin/providers");
                    Locator card = page.locator(".provider-card").first();
                    String name = card.getByRole(AriaRole.HEADING).innerText();
                    button(page, "Pause " + name).click();
                    Locator dialog = page.getByRole(AriaRole.DIALOG);
                    Locator act = inside(dialog, "Pause account");
                    act.click();
                    assertThat(dialog.locator("[slot=error-message]").last()).not().isEmpty();
                    dialog.getByLabel("Reason").fill("Their maintenance");
                    act.click();
                    assertThat(card).containsText("New jobs wait here until");
                    assertThat(card).containsText("Reason: Their maintenance");
                    assertThat(button(page, "Pause " + name)).hasCount(0);
                    button(page, "Resume " + name).click();
                    assertThat(card).not().containsText("New jobs wait here");
                    button(page, "Drain " + name).click();
                    inside(page.getByRole(AriaRole.ALERTDIALOG), "Drain account").click();
                    assertThat(card).containsText(Pattern.compile("Drain(ed|ing since)"));
                    button(page, "Resume " + name).click();
                    assertThat(button(page, "Pause " + name)).isVisible();
                    assertThat(button(page, "Drain " + name)).isVisible();
                });
        Assertions.assertThat(
                        number(
                                "select count(*) from audit_entry where reason = 'Their maintenance'"))
                .isOne();
    }

    @Test
    void detailsOfAMinuteStayOpenWhenThePageIsFreshened() {
        change(SECOND_NODE);
        change(SECOND_NODE.replace("'second'", "'third'"));
        as(
                ADMIN,
                "operations-details",
                page -> {
                    page.navigate("/admin/reconciliation");
                    Locator details = page.locator("details").first();
                    details.locator("summary").click();
                    assertThat(details.locator("li").first()).isVisible();
                    String minute =
                            (String)
                                    details.evaluate(
                                            "details => details.closest('tr').innerText.slice(0, 5)");
                    change("update reconciliation_run set polled = 4242 where node = 'second'");
                    Locator row =
                            page.locator("tr")
                                    .filter(new Locator.FilterOptions().setHasText(minute));
                    assertThat(row.locator("li", containing("4,242")))
                            .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
                });
        change("delete from reconciliation_run where node in ('second', 'third')");
    }

    private static Locator.LocatorOptions containing(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    private static Locator inside(Locator dialog, String name) {
        return dialog.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void othersFindNeitherPage() {
        as(
                OWNER,
                "operations-walls",
                page -> {
                    for (String path : List.of("/admin/jobs", "/admin/reconciliation")) {
                        page.navigate(path);
                        assertThat(heading(page, "Nothing here")).isVisible();
                    }
                    assertThat(
                                    page.getByRole(
                                            AriaRole.LINK,
                                            new Page.GetByRoleOptions().setName("Checking")))
                            .hasCount(0);
                });
    }

    @Test
    @Tag("chaos")
    void pagesFitEveryScreenInBothThemes() {
        pictures("empty", List.of("/admin/jobs"), () -> {});
        Job first = lose(team("acme-films"));
        lose(team("studio-nord"));
        change(
                "update job_evidence set person_asked_at = now() - interval '9 minutes',"
                        + " ask_person_at = null where job_id = '"
                        + first.id()
                        + "'");
        change(SECOND_NODE);
        pictures(
                "filled",
                List.of(
                        "/admin/jobs",
                        "/admin/jobs/" + first.id(),
                        "/admin/reconciliation",
                        "/admin/providers"),
                () -> {});
        pictures(
                "stale",
                List.of("/admin/reconciliation"),
                () ->
                        change(
                                "delete from reconciliation_run where seen_at > now()"
                                        + " - interval '3 minutes'"));
        change("delete from reconciliation_run where node = 'second'");
    }

    private void pictures(String state, List<String> paths, Runnable before) {
        as(
                ADMIN,
                "operations-" + state,
                page ->
                        paths.forEach(path -> {
                            before.run();
                            look(page, "operations-" + state, path);
                        }));
    }

    private static void look(Page page, String name, String path) {
        page.navigate(path);
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(2))
                .or(page.locator(".case-summary"))
                .first()
                .waitFor();
        String picture = name + path.replace('/', '-').replaceFirst("-[0-9a-f-]{36}$", "-one");
        Browser.inEveryLook(page, look -> seen(page, picture + "-" + look));
        if (path.startsWith("/admin/jobs/")) {
            button(page, "Resolve by hand").click();
            page.getByRole(AriaRole.DIALOG).getByText("It made the video").click();
            page.getByLabel(Pattern.compile("^Settle at")).waitFor();
            Browser.inEveryLook(page, look -> seen(page, name + "-dialog-" + look));
        }
    }

    private static void seen(Page page, String name) {
        picture(page, name);
        Accessibility.check(page);
        Assertions.assertThat(
                        (Boolean)
                                page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scroll on " + name)
                .isTrue();
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /** Nobody answers its submit with anything that could be read, and nobody has it. */
    private Job lose(TeamId team) {
        sandbox.faults().add(Fault.once(FaultKind.SUBMIT_500));
        Job job =
                asSystem(() ->
                                jobs.submit(
                                        new SubmitJob(
                                                team,
                                                MODEL,
                                                HouseFixtures.parameters(MODEL, "secret plan"),
                                                null,
                                                List.of(),
                                                null,
                                                "{}",
                                                null,
                                                null,
                                                null,
                                                null,
                                                null)))
                        .job();
        await().atMost(PATIENCE).until(() -> state(job) == JobState.UNKNOWN);
        return job;
    }

    private JobState state(Job job) {
        return asSystem(() -> jobs.get(job.team(), job.id())).state();
    }

    private TeamId team(String slug) {
        return asSystem(() -> teams.findBySlug(slug).orElseThrow().id());
    }

    private Balance balance(TeamId team) {
        return asSystem(() -> budgets.balance(team));
    }

    private long number(String sql) {
        try (Connection connection = TestDatabases.superuser(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void change(String sql) {
        try (Connection connection = TestDatabases.superuser(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
