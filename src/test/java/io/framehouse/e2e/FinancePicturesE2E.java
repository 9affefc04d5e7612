package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.framehouse.jobs.HouseFixtures.asSystem;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
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
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Pictures of usage and of the month close: all of them in {@code target/screenshots/finance}, some
 * in the documents where {@code -Dframehouse.pictures=true} asks for them. No screen may be wider
 * than its window.
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
    private static final Set<String> KEPT =
            Set.of(
                    "usage-1440-light",
                    "usage-1440-dark",
                    "usage-390-light",
                    "usage-table-1440-light",
                    "usage-lines-1440-light",
                    "usage-empty-1440-light",
                    "usage-failing-1440-light",
                    "finance-usage-1440-light",
                    "finance-usage-390-dark",
                    "month-close-1440-light");

    @Autowired Teams teams;
    @Autowired Ledger ledger;
    @Autowired Allowlist allowlist;
    @Autowired Jobs jobs;
    @Autowired Budgets budgets;

    private final GalleryPictures pictures = new GalleryPictures("finance", KEPT);

    /** Jobs of today, as if they had settled all over this month and the one before. */
    @BeforeEach
    void twoMonthsOfWork() throws SQLException {
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
                LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays((long) i * i / 35);
                statement.execute(
                        "update usage_record set settled_at = '%sT09:30:00Z', book_month = '%s' where job_id = '%s'"
                                .formatted(day, day.withDayOfMonth(1), sent.get(i).id()));
            }
            sumsAreMadeAnew(statement);
        }
    }

    @Test
    void allScreensOfUsageAndMonthClose() {
        as(OWNER, "usage-pictures", this::ofTheTeam);
        as(FINANCE, "finance-pictures", this::ofFinance);
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

    private static void drawn(Page page) {
        page.locator("frame-chart[state=ready]").first().waitFor();
        page.locator("frame-chart[state=loading]")
                .first()
                .waitFor(
                        new com.microsoft.playwright.Locator.WaitForOptions()
                                .setState(WaitForSelectorState.DETACHED));
    }
}
