package io.framehouse.reports.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.credits.Balance;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.credits.Budgets;
import io.framehouse.reports.UsageEntry;
import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageFigures;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageReport;
import io.framehouse.reports.UsageSeries;
import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.ui.ChartData;
import io.framehouse.ui.ChartData.Cell;
import io.framehouse.ui.ChartData.Mark;
import io.framehouse.ui.ChartData.Series;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageModelTest {
    private static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");
    private static final TeamId TEAM = TeamId.random();
    private static final String PATH = "t/nord/usage";

    private final FakeReport report = new FakeReport();

    @Test
    void todayIsTheTeamsAndNotOurs() {
        assertThat(model("UTC").today()).isEqualTo("2026-11-20");
        assertThat(model("Asia/Kathmandu").today()).isEqualTo("2026-11-21");
    }

    @Test
    void anAddressWithoutWordsShowsTheRunningMonthByModel() {
        UsageModel model = model("UTC");
        show(model, "");
        model.load();
        assertThat(report.asked)
                .containsExactly("2026-11-01 2026-11-30 [model]", "2026-11-01 2026-11-30 DAY");
        assertThat(model.ask().period().inSentence()).isEqualTo("November 2026");
    }

    @Test
    void whatTheAddressSaysIsAsked() {
        UsageModel model = model("UTC");
        show(model, "period=7d&group=member");
        model.load();
        show(model, "period=2026-11-15_2026-11-03&group=nonsense&compare=before");
        model.load();
        assertThat(report.asked)
                .containsExactly(
                        "2026-11-14 2026-11-20 [member]",
                        "2026-11-14 2026-11-20 DAY",
                        "2026-11-14 2026-11-20 [model]",
                        "2026-11-03 2026-11-15 [model]",
                        "2026-11-03 2026-11-15 DAY",
                        "2026-10-21 2026-11-02 [model]");
    }

    @Test
    void anAddressIsWrittenAsItWasRead() {
        UUID member = UUID.randomUUID();
        String address =
                "?period=2026-02&group=label&model=q2&model=q3&member=%s&label=&off_peak=true&compare=before&view=settled&lines=refunded"
                        .formatted(member);
        UsageModel model = model("UTC");
        show(model, address.substring(1));
        assertThat(UsageAddress.link("", model.ask())).isEqualTo(address);
        show(model, "member=nobody&provider=" + member + "&view=pie&lines=all&off_peak=maybe");
        assertThat(UsageAddress.link("", model.ask())).isEqualTo("?period=2026-11&group=model");
    }

    @Test
    void teamAndProviderAreGroupsOnlyOverAllTeams() {
        UsageModel ours = model("UTC");
        show(ours, "group=provider");
        assertThat(ours.ask().group()).isEqualTo(UsageGroup.MODEL);
        UsageModel all = new UsageModel(services(), null, utc());
        assertThat(all.ask().group()).isEqualTo(UsageGroup.TEAM);
        show(all, "group=provider");
        assertThat(all.ask().group()).isEqualTo(UsageGroup.PROVIDER);
        assertThat(UsageGroup.choices(false)).hasSize(10).doesNotContain(UsageGroup.TEAM);
    }

    @Test
    void aRunningPeriodIsComparedWithAsManyDaysAsHaveBegun() {
        LocalDate today = LocalDate.parse("2026-11-20");
        assertThat(UsagePeriod.parse("2026-11", today).before(today).word())
                .isEqualTo("2026-10-01_2026-10-20");
        assertThat(UsagePeriod.parse("2026-10", today).before(today).word()).isEqualTo("2026-09");
        assertThat(UsagePeriod.parse("7d", today).before(today).word())
                .isEqualTo("2026-11-07_2026-11-13");
        LocalDate march = LocalDate.parse("2026-03-30");
        assertThat(UsagePeriod.parse("2026-03", march).before(march).word()).isEqualTo("2026-02");
    }

    @Test
    void theChartIsTheSeriesAndSaysWhereTheMonthLeads() {
        UsageModel model = model("UTC");
        show(model, "");
        ChartData chart = UsageCharts.of(model.load(), PATH).get(UsageCharts.SETTLED);
        assertThat(chart.points()).hasSize(30);
        assertThat(chart.points().get(19).soFar()).isTrue();
        assertThat(chart.points().get(18).total()).isEqualTo("60");
        assertThat(chart.points().get(18).address())
                .isEqualTo(PATH + "?period=2026-11-19_2026-11-19&group=model&lines=books");
        assertThat(chart.series())
                .extracting(Series::name, Series::total)
                .containsExactly(
                        tuple("q3", "40"),
                        tuple("q2", "20"),
                        tuple("Held now", ""),
                        tuple("Forecast", ""));
        assertThat(chart.series().get(3).cells().get(18)).isEqualTo(Cell.NONE);
        assertThat(chart.series().get(3).cells().get(20).value()).isEqualByComparingTo("8.571429");
        assertThat(chart.limit()).isNotNull();
        assertThat(chart.limit().text()).isEqualTo("Even pace of the budget: 2.666");
        assertThat(chart.summary())
                .isEqualTo(
                        "60 credits; most on 19 Nov: 60 credits. At the mean of the last 7 full days"
                                + " (9 credits a day) about 154 credits by 30 Nov of a budget of 80"
                                + " credits: used up about 22 Nov.");
    }

    @Test
    void aFilteredChartHasNeitherHeldCreditsNorABudget() {
        UsageModel model = model("UTC");
        show(model, "model=q3");
        ChartData chart = UsageCharts.of(model.load(), PATH).get(UsageCharts.SETTLED);
        assertThat(chart.limit()).isNull();
        assertThat(chart.series()).extracting(Series::mark).doesNotContain(Mark.HELD);
    }

    @Test
    void sharesAreOfTheWholeAndLeadToTheirLines() {
        UsageModel model = model("UTC");
        show(model, "");
        ChartData chart = UsageCharts.of(model.load(), PATH).get(UsageCharts.MODELS);
        assertThat(chart.series().getFirst().cells())
                .extracting(Cell::text)
                .containsExactly("40\u202fcr \u00b7 66.7\u202f%", "20\u202fcr \u00b7 33.3\u202f%");
        assertThat(chart.points().getFirst().address())
                .isEqualTo(PATH + "?period=2026-11&group=model&model=q3&lines=books");
    }

    @Test
    void nothingSettledIsEmptyAndDividesByNothing() {
        report.empty = true;
        UsageFacts facts = model("UTC").load();
        assertThat(facts.isEmpty()).isTrue();
        assertThat(UsageCharts.of(facts, PATH).values())
                .allSatisfy(chart -> assertThat(chart.points()).isEmpty());
        assertThat(UsageNumbers.success(facts.usage().total())).isEmpty();
    }

    @Test
    void everyFileIsOfWhatTheScreenShows() {
        UsageModel model = model("UTC");
        show(model, "period=2026-02&group=member");
        OutputStream nowhere = OutputStream.nullOutputStream();
        for (ExportChoice choice : ExportChoice.values()) {
            model.export(choice, nowhere);
        }
        assertThat(report.asked)
                .containsExactly(
                        "CSV 2026-02-01 2026-02-28",
                        "CSV summary 2026-02-01 2026-02-28 [member]",
                        "XLSX summary 2026-02-01 2026-02-28 [member]",
                        "XLSX 2026-02-01 2026-02-28",
                        "FOCUS 2026-02-01 2026-02-28");
        assertThat(fileName(model, ExportChoice.FOCUS)).isEqualTo("usage-nord-2026-02-focus.csv");
    }

    @Test
    void everyFileButTheOneForCostToolsHasTheFilterOfTheScreen() {
        UsageModel model = model("UTC");
        show(
                model,
                "period=2026-02&group=member&model=q3&label=a%20b&off_peak=true&compare=before");
        String filter = " model=q3&label=a+b&off_peak=true";
        OutputStream nowhere = OutputStream.nullOutputStream();
        for (ExportChoice choice : ExportChoice.values()) {
            model.extent(choice);
            model.export(choice, nowhere);
        }
        assertThat(report.asked)
                .containsExactly(
                        "extent 2026-02-01 2026-02-28" + filter,
                        "CSV 2026-02-01 2026-02-28" + filter,
                        "extent 2026-02-01 2026-02-28" + filter,
                        "CSV summary 2026-02-01 2026-02-28 [member]"
                                + filter
                                + " beside 2026-01-01 2026-01-31",
                        "extent 2026-02-01 2026-02-28" + filter,
                        "XLSX summary 2026-02-01 2026-02-28 [member]"
                                + filter
                                + " beside 2026-01-01 2026-01-31",
                        "extent 2026-02-01 2026-02-28" + filter,
                        "XLSX 2026-02-01 2026-02-28" + filter,
                        "extent 2026-02-01 2026-02-28",
                        "FOCUS 2026-02-01 2026-02-28");
        assertThat(fileName(model, ExportChoice.JOBS))
                .matches("usage-nord-2026-02_model-q3__label-[0-9a-f]{8}__off-peak\\.csv");
        assertThat(fileName(model, ExportChoice.FOCUS)).isEqualTo("usage-nord-2026-02-focus.csv");
        assertThat(model.filterWords(ExportChoice.EXCEL))
                .isEqualTo("Model: q3 \u00b7 Label: a b \u00b7 Off-peak: only off-peak");
        assertThat(model.filterWords(ExportChoice.FOCUS)).isEmpty();
    }

    private static String fileName(UsageModel model, ExportChoice choice) {
        return choice.fileName("usage-nord", model.ask().period(), model.ask().filter());
    }

    @Test
    void aPeriodIsOpenWhileLinesCanCome() {
        UsageModel model = model("UTC");
        assertThat(model.isOpen()).isTrue();
        show(model, "period=2026-11-01_2026-11-20");
        assertThat(model.isOpen()).isTrue();
        show(model, "period=2026-11-01_2026-11-19");
        assertThat(model.isOpen()).isFalse();
        assertThat(model.isClosed()).isFalse();
    }

    private static void show(UsageModel model, String query) {
        model.show(QueryParameters.fromString(query));
    }

    private UsageModel model(String zone) {
        return new UsageModel(services(), TEAM, ZoneId.of(zone));
    }

    private UsageServices services() {
        return new UsageServices(
                report, report, new SomeBudget(), null, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static ZoneId utc() {
        return ZoneId.of("UTC");
    }

    /** 80 credits a month, of which 5 are held. */
    private static final class SomeBudget implements Budgets {
        @Override
        public Balance balance(TeamId team) {
            return new Balance(
                    Credits.of(500), Credits.of(60), Credits.of(5), false, Instant.EPOCH);
        }

        @Override
        public List<BudgetStatus> list(TeamId team) {
            BudgetData month =
                    new BudgetData(
                            BudgetData.Scope.TEAM,
                            null,
                            BudgetData.Period.MONTH,
                            Credits.of(80),
                            true,
                            List.of());
            return List.of(
                    new BudgetStatus(
                            UUID.randomUUID(), month, Credits.of(60), Credits.of(5), null));
        }

        @Override
        public List<BudgetStatus> binding(
                TeamId team, @Nullable UserId member, @Nullable KeyId key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<BudgetStatus> replace(TeamId team, List<BudgetData> budgets) {
            throw new UnsupportedOperationException();
        }
    }

    /** Two models and one day; remembers what it was asked. */
    private static final class FakeReport implements UsageReport, UsageExports {
        private final List<String> asked = new ArrayList<>();
        private boolean empty;

        @Override
        public ZoneId zone(@Nullable TeamId team) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Usage totals(
                @Nullable TeamId team,
                LocalDate from,
                LocalDate to,
                UsageFilter filter,
                List<String> groupBy) {
            asked.add(from + " " + to + " " + groupBy);
            if (empty) {
                return new Usage(List.of(), 0, 0, Credits.ZERO);
            }
            List<UsageRow> rows =
                    List.of(
                            row(groupBy.getFirst(), "q3", 2, 40),
                            row(groupBy.getFirst(), "q2", 3, 20));
            return new Usage(rows, 5, 25, Credits.of(60));
        }

        @Override
        public UsageSeries series(
                TeamId team,
                LocalDate from,
                LocalDate to,
                UsageFilter filter,
                UsageSeries.Step step) {
            asked.add(from + " " + to + " " + step);
            if (empty) {
                return new UsageSeries(step, List.of(), UsageFigures.NONE, Instant.EPOCH);
            }
            LocalDate day = LocalDate.parse("2026-11-19");
            return new UsageSeries(
                    step,
                    List.of(
                            new UsageSeries.Point(
                                    day, "q3", UsageFigures.of(2, 10, Credits.of(40))),
                            new UsageSeries.Point(
                                    day, "q2", UsageFigures.of(3, 15, Credits.of(20)))),
                    UsageFigures.of(5, 25, Credits.of(60)),
                    Instant.EPOCH);
        }

        @Override
        public Page<UsageEntry> lines(
                TeamId team,
                LocalDate from,
                LocalDate to,
                UsageFilter filter,
                Set<UsageEntry.Kind> kinds,
                PageRequest page) {
            throw new UnsupportedOperationException();
        }

        private static UsageRow row(String group, String value, long jobs, long credits) {
            return new UsageRow(Map.of(group, value), jobs, jobs * 5, Credits.of(credits));
        }

        @Override
        public void writeCsv(
                @Nullable TeamId team, LocalDate from, LocalDate to, OutputStream target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Extent extent(
                @Nullable TeamId team, LocalDate from, LocalDate to, UsageFilter filter) {
            asked.add("extent " + from + " " + to + named(filter));
            return new Extent(5, Credits.of(60), ZoneOffset.UTC);
        }

        @Override
        public void write(
                Format format,
                @Nullable TeamId team,
                LocalDate from,
                LocalDate to,
                UsageFilter filter,
                OutputStream target) {
            asked.add(format + " " + from + " " + to + named(filter));
        }

        private static String named(UsageFilter filter) {
            return filter.isAll() ? "" : " " + filter.toText();
        }

        @Override
        public void writeSummary(
                Format format, @Nullable TeamId team, Summary what, OutputStream target) {
            Days before = what.before();
            asked.add(
                    format
                            + " summary "
                            + what.from()
                            + " "
                            + what.to()
                            + " "
                            + what.groupBy()
                            + named(what.filter())
                            + (before == null
                                    ? ""
                                    : " beside " + before.from() + " " + before.to()));
        }

        @Override
        public String focusMetadata(YearMonth month) {
            throw new UnsupportedOperationException();
        }
    }
}
