package io.framehouse.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ViewportSize;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.framehouse.TestDatabases;
import io.framehouse.credits.Budgets;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import io.framehouse.ui.CreditsFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The usage page, its charts, their tables, the lines behind its numbers and its CSV all add up to
 * what the ledger says was spent.
 */
class UsageE2E extends HouseStory {
    @Autowired Teams teams;
    @Autowired Budgets budgets;

    @Test
    void chartTableLinesAndCsvAddUpToTheLedger() {
        AtomicReference<Path> file = new AtomicReference<>();
        as(
                OWNER,
                "usage",
                page -> {
                    fillIn(page, NORD, "viduq2_turbo_img2video", "Counted");
                    send(page);
                    page.getByText("View job").first().click();
                    assertThat(page.getByText("Done").first())
                            .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(90_000));
                    await().atMost(Duration.ofMinutes(2)).until(this::nothingIsOnItsWay);
                    page.navigate(NORD + "/usage");
                    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Export"))
                            .click();
                    page.getByText("CSV, one row per job").click();
                    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Time zone");
                    Download csv =
                            page.waitForDownload(() ->
                                    page.getByRole(
                                                    AriaRole.LINK,
                                                    new Page.GetByRoleOptions()
                                                            .setName("Download")
                                                            .setExact(true))
                                            .click());
                    file.set(csv.path());
                    assertThat(heading(page, "Usage")).isVisible();
                    Assertions.assertThat(sum(file.get())).isEqualTo(spent());
                    page.keyboard().press("Escape");
                    String spent = CreditsFormat.number(spent());
                    chartAndTableSayTheSame(page, spent);
                    theChartIsReadByKeys(page, spent);
                    theNumberLeadsToItsLines(page, spent);
                    nothingIsWiderThanAPhone(page);
                    withoutTheLibraryTheTableServes(page);
                    inTheBackground(page);
                    aFilteredFileHasWhatTheScreenShows(page, file.get());
                    theCostCentresOweWhatWasSpent(page, spent);
                });
    }

    /** By a model that has nothing, and by the one that has all. */
    private static void aFilteredFileHasWhatTheScreenShows(Page page, Path whole) {
        page.navigate(NORD + "/usage?model=viduq2_turbo_img2video&off_peak=false&compare=before");
        export(page, "Excel, summary as shown");
        Locator dialog = dialog(page);
        assertThat(dialog).containsText("Model: viduq2_turbo_img2video");
        assertThat(dialog).containsText("Off-peak: only standard");
        assertThat(dialog).containsText("Compared with");
        Accessibility.check(page);
        page.keyboard().press("Escape");
        export(page, "CSV, one row per job");
        Download csv =
                page.waitForDownload(() ->
                        dialog.getByRole(
                                        AriaRole.LINK,
                                        new Locator.GetByRoleOptions()
                                                .setName("Download")
                                                .setExact(true))
                                .click());
        Assertions.assertThat(csv.suggestedFilename())
                .matches(
                        "usage-studio-nord-\\d{4}-\\d{2}_model-viduq2_turbo_img2video__standard\\.csv");
        Assertions.assertThat(sum(csv.path()))
                .isEqualTo(
                        sum(
                                whole,
                                row ->
                                        row.getField("model").equals("viduq2_turbo_img2video")
                                                && row.getField("off_peak").equals("false")));
        page.keyboard().press("Escape");
        export(page, "FOCUS 1.2");
        assertThat(dialog).containsText("Not applied: a cost tool puts the file in place");
        page.keyboard().press("Escape");
        export(page, "Schedule with these filters");
        assertThat(dialog).containsText("Only Model: viduq2_turbo_img2video");
        Accessibility.check(page);
        button(page, "Save schedule").click();
        page.getByText("Open Downloads").first().click();
        assertThat(page.getByLabel("Scheduled exports")).containsText("Standard only");
        nothingIsWiderThanAPhone(page);
    }

    private static void export(Page page, String entry) {
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Export")).click();
        page.getByText(entry, new Page.GetByTextOptions().setExact(true)).click();
    }

    private static void theCostCentresOweWhatWasSpent(Page page, String spent) {
        page.navigate(NORD + "/usage");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Cost centres").setExact(true))
                .click();
        Locator owed = page.locator("tfoot td[data-label='Owed cr']");
        assertThat(owed).containsText(spent);
        assertThat(page.getByText("Still open").first()).isVisible();
        Accessibility.check(page);
        page.getByLabel("Split by").first().click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("Member").setExact(true))
                .click();
        assertThat(page.locator("thead")).containsText("Member");
        assertThat(owed).containsText(spent);
        assertThat(page).hasURL(Pattern.compile("split=member"));
        nothingIsWiderThanAPhone(page);
        page.locator("tbody a").first().click();
        page.waitForURL("**lines=books**");
        assertThat(page.locator(".usage__entries-sum")).containsText("credits");
        page.navigate(NORD + "/usage/cost-centres?month=2001-01");
        assertThat(page.getByText("Nothing was booked").first()).isVisible();
        Accessibility.check(page);
    }

    private static void chartAndTableSayTheSame(Page page, String spent) {
        page.navigate(NORD + "/usage");
        Locator chart = page.locator("figure").first();
        assertThat(chart.locator("frame-chart[state=ready] svg")).isVisible();
        assertThat(page.locator(".kpi-card").first()).containsText(spent);
        assertThat(chart.locator("tfoot td").last()).hasText(spent);
        assertThat(page.locator(".usage__table tfoot")).containsText(spent);
        Accessibility.check(page);
        chart.getByText("Table", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(chart.locator("frame-chart")).isHidden();
        assertThat(chart.locator("tbody tr").last()).not().containsText("credit");
        page.waitForURL("**view=settled**");
        page.locator("h1").click();
        page.keyboard().press("t");
        page.waitForURL("**view=table**");
        assertThat(page.locator("frame-chart").last()).isHidden();
        Accessibility.check(page);
        page.keyboard().press("t");
        assertThat(chart.locator("frame-chart")).isVisible();
    }

    /** One tab stop; the last day but those to come is today. */
    private static void theChartIsReadByKeys(Page page, String spent) {
        page.navigate(NORD + "/usage?period=7d");
        Locator plot = page.locator("frame-chart[state=ready]").first();
        plot.focus();
        page.keyboard().press("End");
        assertThat(page.locator("#live-polite")).containsText("so far: " + spent);
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("#live-polite")).containsText("0 credits");
        page.keyboard().press("End");
        page.keyboard().press("Enter");
        page.waitForURL("**lines=books**");
        assertThat(page.locator(".usage__entries-sum")).containsText(spent + " credits");
    }

    private static void theNumberLeadsToItsLines(Page page, String spent) {
        page.navigate(NORD + "/usage?group=member");
        page.locator(".usage__table tfoot td[data-label='Settled cr'] a").click();
        page.waitForURL("**lines=books**");
        assertThat(page.locator(".usage__entries-sum")).containsText(spent + " credits");
        assertThat(page.getByLabel("Copy ledger entry").first()).isVisible();
        assertThat(page.getByLabel("Copy provider task").first()).isVisible();
        Accessibility.check(page);
        page.getByText("Back to the figures").click();
        assertThat(page.locator("figure").first()).isVisible();
        page.navigate(NORD + "/usage?cost_center=nobody-has-this");
        assertThat(page.getByText("No job settled in this period for the chosen filters."))
                .isVisible();
        button(page, "Clear filters").click();
        assertThat(page.locator("figure").first()).isVisible();
    }

    private static void nothingIsWiderThanAPhone(Page page) {
        Browser.inEveryLook(
                page,
                look -> {
                    settled(page);
                    Assertions.assertThat(
                                    page.evaluate(
                                            "document.documentElement.scrollWidth - window.innerWidth"))
                            .as(look)
                            .isEqualTo(0);
                });
    }

    private static void withoutTheLibraryTheTableServes(Page page) {
        page.route("**/js/echarts-*.js", Route::abort);
        page.navigate(NORD + "/usage");
        assertThat(page.getByText("Chart could not be drawn. The table below is complete.").first())
                .isVisible();
        Locator total = page.locator("figure").first().locator("tfoot");
        total.scrollIntoViewIfNeeded();
        assertThat(total).isInViewport();
        page.unroute("**/js/echarts-*.js");
    }

    /** Prepared, told of, and fetched from Downloads. */
    private void inTheBackground(Page page) {
        page.keyboard().press("Escape");
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Export")).click();
        page.getByText("CSV, one row per job").click();
        button(page, "Prepare in background").click();
        assertThat(
                        page.getByText("You can leave; the file appears in Downloads for 7 days.")
                                .first())
                .isVisible();
        page.navigate(NORD + "/downloads");
        assertThat(page.getByText("Ready", new Page.GetByTextOptions().setExact(true)).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        Accessibility.check(page);
        onAPhoneTheNameIsReadable(page);
        Download prepared =
                page.waitForDownload(() ->
                        page.getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions()
                                                .setName(Pattern.compile("^Download usage_")))
                                .click());
        Assertions.assertThat(sum(prepared.path())).isEqualTo(spent());
        aScheduleIsMadeAndPaused(page);
        page.navigate("/me/notices");
        assertThat(page.getByText(Pattern.compile("^usage_.*\\.csv is ready")).first()).isVisible();
        page.navigate(NORD + "/usage");
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Export")).click();
        page.getByText("PDF statement of a month").click();
        Download statement =
                page.waitForDownload(() ->
                        page.getByRole(
                                        AriaRole.LINK,
                                        new Page.GetByRoleOptions().setName("Download PDF"))
                                .click());
        Assertions.assertThat(statement.suggestedFilename())
                .matches("statement_studio-nord_\\d{4}-\\d{2}\\.pdf");
    }

    private static void onAPhoneTheNameIsReadable(Page page) {
        ViewportSize before = page.viewportSize();
        page.setViewportSize(390, 844);
        BoundingBox name = page.locator(".downloads__name").first().boundingBox();
        BoundingBox button = page.locator(".downloads__actions").first().boundingBox();
        Assertions.assertThat(button.y).isGreaterThanOrEqualTo(name.y + name.height);
        nothingIsLongerThanItsContent(page);
        page.setViewportSize(before.width, before.height);
    }

    /** The page scrolls within its frame; what is only spoken must not make the frame longer. */
    private static void nothingIsLongerThanItsContent(Page page) {
        Assertions.assertThat(
                        page.evaluate("document.documentElement.scrollHeight - window.innerHeight"))
                .isEqualTo(0);
    }

    private static void aScheduleIsMadeAndPaused(Page page) {
        assertThat(page.getByText("No scheduled exports")).isVisible();
        button(page, "Schedule export").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("in your name");
        Accessibility.check(page);
        aBucketIsTried(page, dialog);
        button(page, "Save schedule").click();
        Locator table = page.getByLabel("Scheduled exports");
        assertThat(table).containsText("Monthly, on the 1st, CSV");
        assertThat(table).containsText("s3://acme-costs/finance/");
        assertThat(table.getByText("Active", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        nothingIsWiderThanAPhone(page);
        table.getByLabel("Actions for Monthly, on the 1st, CSV").click();
        page.getByText("Pause schedule").click();
        assertThat(table.getByText("Paused", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        Accessibility.check(page);
    }

    /** What is wrong is said at its field, and nothing typed is lost. */
    private static void aBucketIsTried(Page page, Locator dialog) {
        dialog.getByText("Put each file into an S3 bucket").click();
        dialog.getByLabel("Bucket", new Locator.GetByLabelOptions().setExact(true)).fill("Acme");
        dialog.getByLabel("Region").fill("eu-north-1");
        dialog.getByLabel("Prefix").fill("finance");
        dialog.getByLabel("Access key id").fill("AKIA1");
        dialog.getByLabel("Secret access key").fill("a-secret-that-is-kept");
        dialog.getByLabel("Endpoint").fill("http://127.0.0.1:9");
        button(page, "Test bucket").click();
        assertThat(dialog.getByText("s3.bucket is 'Acme'")).isVisible();
        dialog.getByLabel("Bucket", new Locator.GetByLabelOptions().setExact(true))
                .fill("acme-costs");
        assertThat(dialog.getByLabel("Bucket in the path")).isChecked();
        button(page, "Test bucket").click();
        assertThat(dialog.getByText("s3.endpoint is http://127.0.0.1:9.")).isVisible();
        Accessibility.check(page);
        dialog.getByLabel("Endpoint").fill("https://nobody.invalid");
        button(page, "Test bucket").click();
        assertThat(dialog.getByText("https://nobody.invalid does not answer")).isVisible();
        assertThat(dialog.getByText("s3.bucket is 'Acme'")).isHidden();
        Accessibility.check(page);
        nothingIsWiderThanAPhone(page);
    }

    /** What an earlier story left at the provider would settle between two looks. */
    private boolean nothingIsOnItsWay() throws SQLException {
        try (Connection ours = database.getConnection();
                Connection connection = TestDatabases.superuser(ours.getMetaData().getURL());
                Statement statement = connection.createStatement();
                ResultSet open =
                        statement.executeQuery(
                                "select from job where state in"
                                        + " ('held', 'submitting', 'queued', 'running')")) {
            return !open.next();
        }
    }

    private Credits spent() {
        TeamId nord =
                HouseFixtures.asSystem(() -> teams.findBySlug("studio-nord").orElseThrow().id());
        return HouseFixtures.asSystem(() -> budgets.balance(nord)).spent();
    }

    private static Credits sum(Path csv) {
        return sum(csv, row -> true);
    }

    private static Credits sum(Path csv, Predicate<NamedCsvRecord> counted) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            List<Credits> settled =
                    rows.stream()
                            .filter(counted)
                            .map(row -> Credits.parse(row.getField("settled_credits")))
                            .toList();
            Assertions.assertThat(settled).isNotEmpty();
            return settled.stream().reduce(Credits.ZERO, Credits::plus);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
