package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.framehouse.jobs.HouseFixtures.asSystem;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.framehouse.TestDatabases;
import io.framehouse.catalog.Allowlist;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.Budgets;
import io.framehouse.credits.Ledger;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Pictures of what finance works with: all of them in {@code target/screenshots/finance}, some in
 * the documents where {@code -Dframehouse.pictures=true} asks for them. No screen may be wider than
 * its window.
 */
@Tag("bench")
class FinancePicturesE2E extends HouseStory {
    private static final String FINANCE = "finance@framehouse.example";
    private static final List<String> MODELS =
            List.of(
                    "viduq3-pro",
                    "viduq2_turbo_img2video",
                    "viduq3-pro",
                    "vidu-q2-pro-img2video",
                    "viduq3-turbo-img2video");
    private static final int JOBS = 40;

    /** The oldest settled as many days ago: always in the month before. */
    private static final int DAYS = 44;

    private static final String ADMIN = "admin@framehouse.example";
    private static final String FAILED = "Could not load";
    private static final Set<String> KEPT =
            Set.of(
                    "usage-1440-light",
                    "usage-1440-dark",
                    "usage-390-light",
                    "usage-table-1440-light",
                    "usage-empty-1440-light",
                    "usage-failing-1440-light",
                    "finance-usage-1440-light",
                    "finance-usage-390-dark",
                    "month-closed-1440-dark",
                    "month-closed-390-light",
                    "correction-390-dark",
                    "bills-mapping-1440-light",
                    "bills-refused-390-light",
                    "bill-1440-light",
                    "bill-lines-390-dark",
                    "chargeback-1440-light",
                    "chargeback-390-dark",
                    "chargeback-failing-390-light",
                    "margin-1440-dark",
                    "margin-390-light",
                    "downloads-1440-dark",
                    "downloads-390-light",
                    "budgets-outlook-1440-light",
                    "proof-bills-1440-dark");

    @Autowired Teams teams;
    @Autowired Ledger ledger;
    @Autowired Allowlist allowlist;
    @Autowired Jobs jobs;
    @Autowired Budgets budgets;

    private FinanceScenes scenes;
    private final GalleryPictures pictures = new GalleryPictures("finance", KEPT);

    /** Jobs of today, as if they had settled all over this month and the one before. */
    @BeforeEach
    void twoMonthsOfWork() throws SQLException {
        scenes = new FinanceScenes(database);
        HouseFixtures house = new HouseFixtures(teams, ledger, allowlist, jobs);
        TeamId nord = asSystem(() -> teams.findBySlug("studio-nord").orElseThrow().id());
        List<Job> sent = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            sent.add(house.submit(nord, MODELS.get(i * 7 % MODELS.size()), "Scene " + i));
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(10))
                .until(() -> sent.stream().allMatch(job -> house.get(job).state().isFinal()));
        asSystem(() ->
                budgets.replace(
                        nord,
                        List.of(
                                new BudgetData(
                                        BudgetData.Scope.TEAM,
                                        null,
                                        BudgetData.Period.MONTH,
                                        Credits.of(3_000),
                                        true,
                                        List.of(80)))));
        try (Connection ours = database.getConnection();
                Connection connection = TestDatabases.superuser(ours.getMetaData().getURL());
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < JOBS; i++) {
                LocalDate day =
                        LocalDate.now(ZoneOffset.UTC)
                                .minusDays((long) i * i * DAYS / (JOBS * JOBS));
                statement.execute(
                        "update usage_record set settled_at = '%sT09:30:00Z', book_month = '%s' where job_id = '%s'"
                                .formatted(day, day.withDayOfMonth(1), sent.get(i).id()));
            }
            statement.execute(
                    "update credit_hold h set held_at = u.settled_at from usage_record u"
                            + " where u.team_id = h.team_id and u.job_id = h.job_id");
            sumsAreMadeAnew(statement);
        }
    }

    @Test
    void allScreensOfFinance() {
        as(OWNER, "usage-pictures", this::ofTheTeam);
        as(
                FINANCE,
                "finance-pictures",
                page -> {
                    ofFinance(page);
                    empty(page);
                    new BillPictures(page, pictures, scenes).take();
                    scenes.costCenters();
                    closing(page);
                    allocation(page);
                });
        scenes.exports("studio-nord", OWNER, FINANCE);
        as(OWNER, "downloads-pictures", this::downloads);
        as(ADMIN, "proof-pictures", this::proof);
        Assertions.assertThat(pictures.tooWide()).as("wider than the window").isEmpty();
    }

    private void ofTheTeam(Page page) {
        page.navigate(NORD + "/usage?period=30d");
        drawn(page);
        pictures.take(page, "usage-30-days");
        page.navigate(NORD + "/usage?compare=before");
        drawn(page);
        pictures.take(page, "usage");
        pictures.take(page, "usage-below", page.locator(".usage__chart--second"));
        page.navigate(NORD + "/usage?view=table");
        assertThat(page.locator("figure table").first()).isVisible();
        pictures.take(page, "usage-table");
        page.navigate(NORD + "/usage?lines=books");
        assertThat(page.locator(".usage__entries-sum")).isVisible();
        pictures.take(page, "usage-lines");
        page.navigate(NORD + "/usage?period=2024-02");
        assertThat(page.getByText("Show last 30 days")).isVisible();
        pictures.take(page, "usage-empty");
        page.route("**/js/echarts-*.js", Route::abort);
        page.navigate(NORD + "/usage");
        page.locator("frame-chart[state=failed]").first().waitFor();
        pictures.take(page, "usage-failing");
    }

    private void ofFinance(Page page) {
        page.navigate("/finance/usage");
        drawn(page);
        pictures.take(page, "finance-usage");
        pictures.take(page, "finance-usage-below", page.locator(".usage__chart--providers"));
        page.navigate("/finance/close/" + YearMonth.now(ZoneOffset.UTC).minusMonths(1));
        assertThat(page.locator(".month__page")).isVisible();
        pictures.take(page, "month-close");
        page.navigate("/finance/close/" + YearMonth.now(ZoneOffset.UTC));
        assertThat(page.locator(".month__page")).isVisible();
        pictures.take(page, "month-running");
    }

    /** What stands where nothing is yet. */
    private void empty(Page page) {
        shot(page, "/finance/close/2024-02", "Nothing was booked", "month-empty");
        shot(page, "/finance/allocation?month=2024-02", "Nothing to share out", "chargeback-empty");
        shot(
                page,
                "/finance/allocation?tab=margin&month=2024-02",
                "Nothing earned",
                "margin-empty");
        shot(page, "/finance/bills", "No bill yet", "bills-empty");
        shot(page, "/finance/downloads", "No scheduled exports", "downloads-empty");
    }

    private void closing(Page page) {
        YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
        page.navigate("/finance/close/" + month);
        button(page, "Run the proof").click();
        assertThat(page.getByText("Ready to close").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(90_000));
        pictures.take(page, "month-ready");
        Locator close =
                page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Close ")));
        close.click();
        Locator act =
                dialog(page)
                        .getByRole(
                                AriaRole.BUTTON,
                                new Locator.GetByRoleOptions().setName(Pattern.compile("^Close ")));
        act.click();
        pictures.take(page, "month-confirm");
        dialog(page).getByLabel("Type " + month + " to confirm").fill(month.toString());
        act.click();
        assertThat(page.getByText(month + "-0001").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(90_000));
        pictures.take(page, "month-closed");
        correction(page, month);
        scenes.refusing(
                "usage_record",
                () ->
                        shot(
                                page,
                                "/finance/close/" + month.plusMonths(1),
                                "Could not load the month",
                                "month-failing"));
    }

    private void correction(Page page, YearMonth month) {
        button(page, "Correct a line").click();
        Locator dialog = dialog(page);
        dialog.getByLabel("Job").fill("nonsense");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Book correction"))
                .click();
        pictures.take(page, "correction-refused");
        dialog.getByLabel("Job").fill(scenes.jobOf(month.toString()));
        dialog.getByText("Another amount").click();
        dialog.getByLabel("Credits to add").fill("-2.345");
        dialog.getByLabel("Reason").fill("The second half of the video is black");
        assertThat(dialog.getByText("make it").first()).isVisible();
        pictures.take(page, "correction");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Book correction"))
                .click();
        assertThat(page.getByText("1 correction").first()).isVisible();
        pictures.take(page, "month-corrected", page.locator(".month__history"));
    }

    private void allocation(Page page) {
        String month = "month=" + YearMonth.now(ZoneOffset.UTC);
        shot(page, "/finance/allocation?" + month, "CC-1310 Social", "chargeback");
        String margin = "/finance/allocation?tab=margin&" + month;
        shot(page, margin, "As of", "margin");
        shot(page, margin + "&by=provider", "As of", "margin-provider");
        scenes.refusing(
                "usage_record",
                () -> {
                    shot(page, "/finance/allocation?" + month, FAILED, "chargeback-failing");
                    shot(page, margin, FAILED, "margin-failing");
                });
    }

    private void downloads(Page page) {
        shot(page, NORD + "/downloads", "Preparing", "downloads");
        pictures.take(page, "schedules", page.getByText("Scheduled").last());
        button(page, "Schedule export").click();
        assertThat(dialog(page).getByText("in your name").first()).isVisible();
        pictures.take(page, "schedule-new");
        scenes.refusing(
                "export_order", () -> shot(page, NORD + "/downloads", FAILED, "downloads-failing"));
        page.navigate(NORD + "/usage");
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Export")).click();
        pictures.take(page, "export-menu");
        page.getByText("PDF statement of a month").click();
        assertThat(dialog(page).getByText("Download PDF").first()).isVisible();
        pictures.take(page, "statement");
        page.navigate(NORD + "/usage");
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Export")).click();
        page.getByText("CSV, one row per job").click();
        assertThat(dialog(page).getByText("Time zone").first()).isVisible();
        pictures.take(page, "export");
        page.navigate(NORD + "/usage?model=viduq3-pro&resolution=720p&off_peak=false");
        drawn(page);
        pictures.take(page, "usage-filtered");
        scenes.refusing(
                "usage_record", () -> shot(page, NORD + "/usage", "Try again", "usage-refused"));
        shot(page, NORD + "/budgets", "How this is reckoned", "budgets");
        page.getByText("How this is reckoned").first().click();
        pictures.take(page, "budgets-outlook");
        scenes.refusing(
                "budget", () -> shot(page, NORD + "/budgets", "Try again", "budgets-failing"));
    }

    private void proof(Page page) {
        page.navigate("/admin/proof");
        Locator bills = page.getByText("Providers' bills").first();
        assertThat(bills).isVisible();
        pictures.take(page, "proof-bills", bills);
    }

    private void shot(Page page, String address, String words, String name) {
        page.navigate(address);
        assertThat(page.getByText(words).first()).isVisible();
        pictures.take(page, name);
    }

    private static void drawn(Page page) {
        page.locator("frame-chart[state=ready]").first().waitFor();
        page.locator("frame-chart[state=loading]")
                .first()
                .waitFor(
                        new com.microsoft.playwright.Locator.WaitForOptions()
                                .setState(WaitForSelectorState.DETACHED));
    }
}
