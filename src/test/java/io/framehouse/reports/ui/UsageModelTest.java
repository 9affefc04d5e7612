package io.framehouse.reports.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.reports.UsageEntry;
import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageReport;
import io.framehouse.reports.UsageSeries;
import io.framehouse.reports.ui.UsageModel.Day;
import io.framehouse.reports.ui.UsageModel.Figures;
import io.framehouse.reports.ui.UsageModel.Row;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UsageModelTest {
    private static final Instant NOW = Instant.parse("2026-11-20T22:30:00Z");
    private static final TeamId TEAM = TeamId.random();

    private final FakeReport report = new FakeReport();

    @Test
    void todayIsTheTeamsAndNotOurs() {
        assertThat(model("UTC").today()).isEqualTo("2026-11-20");
        assertThat(model("Asia/Kathmandu").today()).isEqualTo("2026-11-21");
    }

    @Test
    void anAddressWithoutWordsShowsTheRunningMonthByModel() {
        UsageModel model = model("UTC");
        model.show("", "");
        model.load();
        assertThat(report.asked)
                .containsExactly("2026-11-01 2026-11-30 [model]", "2026-11-01 2026-11-30 [day]");
        assertThat(model.period().inSentence()).isEqualTo("November 2026");
    }

    @Test
    void whatTheAddressSaysIsAsked() {
        UsageModel model = model("UTC");
        model.show("7d", "member");
        model.load();
        model.show("2026-02", "day");
        model.load();
        model.show("2026-11-15_2026-11-03", "nonsense");
        model.load();
        assertThat(report.asked)
                .containsExactly(
                        "2026-11-14 2026-11-20 [member]",
                        "2026-11-14 2026-11-20 [day]",
                        "2026-02-01 2026-02-28 [day]",
                        "2026-11-03 2026-11-15 [model]",
                        "2026-11-03 2026-11-15 [day]");
    }

    @Test
    void teamAndProviderAreGroupsOnlyOverAllTeams() {
        UsageModel ours = model("UTC");
        ours.show("", "provider");
        assertThat(ours.group()).isEqualTo(UsageGroup.MODEL);
        UsageModel all =
                new UsageModel(report, report, Clock.fixed(NOW, ZoneOffset.UTC), null, utc());
        assertThat(all.group()).isEqualTo(UsageGroup.TEAM);
        all.show("", "provider");
        assertThat(all.group()).isEqualTo(UsageGroup.PROVIDER);
        assertThat(UsageGroup.choices(false)).hasSize(5).doesNotContain(UsageGroup.TEAM);
    }

    @Test
    void sharesAndAveragesAreExactAndTheTotalIsTheReports() {
        UsageModel model = model("UTC");
        Figures figures = model.load();
        assertThat(figures.rows()).extracting(Row::share).containsExactly(667, 333);
        assertThat(figures.rows())
                .extracting(row -> row.perJob().toWire())
                .containsExactly("20", "6.666666");
        assertThat(figures.total())
                .isEqualTo(new Row("Total", 5, 25, Credits.of(60), Credits.of(12), 1000));
    }

    @Test
    void theChartHasEveryDayUpToTodayAndNoneAfter() {
        UsageModel model = model("UTC");
        List<Day> days = model.load().days();
        assertThat(days).hasSize(20);
        assertThat(days.getFirst()).isEqualTo(new Day(LocalDate.parse("2026-11-01"), Credits.ZERO));
        assertThat(days.get(4).settled()).isEqualTo(Credits.of(60));
    }

    @Test
    void nothingSettledIsEmptyAndDividesByNothing() {
        report.empty = true;
        Figures figures = model("UTC").load();
        assertThat(figures.isEmpty()).isTrue();
        assertThat(figures.total().perJob()).isEqualTo(Credits.ZERO);
    }

    @Test
    void everyFileIsOfWhatTheScreenShows() {
        UsageModel model = model("UTC");
        model.show("2026-02", "member");
        OutputStream nowhere = OutputStream.nullOutputStream();
        for (ExportChoice choice : ExportChoice.values()) {
            model.export(choice, nowhere);
        }
        assertThat(report.asked)
                .containsExactly(
                        "CSV 2026-02-01 2026-02-28",
                        "summary 2026-02-01 2026-02-28 [member]",
                        "XLSX 2026-02-01 2026-02-28",
                        "FOCUS 2026-02-01 2026-02-28");
        assertThat(ExportChoice.FOCUS.fileName("usage-nord", model.period()))
                .isEqualTo("usage-nord-2026-02-focus.csv");
    }

    @Test
    void aPeriodIsOpenWhileLinesCanCome() {
        UsageModel model = model("UTC");
        assertThat(model.isOpen()).isTrue();
        model.show("2026-11-01_2026-11-20", "");
        assertThat(model.isOpen()).isTrue();
        model.show("2026-11-01_2026-11-19", "");
        assertThat(model.isOpen()).isFalse();
    }

    private UsageModel model(String zone) {
        return new UsageModel(
                report, report, Clock.fixed(NOW, ZoneOffset.UTC), TEAM, ZoneId.of(zone));
    }

    private static ZoneId utc() {
        return ZoneId.of("UTC");
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
                    groupBy.equals(List.of("day"))
                            ? List.of(row("day", "2026-11-05", 5, 60))
                            : List.of(
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
            throw new UnsupportedOperationException();
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
        public Extent extent(@Nullable TeamId team, LocalDate from, LocalDate to) {
            asked.add("extent " + from + " " + to);
            return new Extent(5, Credits.of(60), ZoneOffset.UTC);
        }

        @Override
        public void write(
                Format format,
                @Nullable TeamId team,
                LocalDate from,
                LocalDate to,
                OutputStream target) {
            asked.add(format + " " + from + " " + to);
        }

        @Override
        public void writeSummary(
                @Nullable TeamId team,
                LocalDate from,
                LocalDate to,
                List<String> groupBy,
                OutputStream target) {
            asked.add("summary " + from + " " + to + " " + groupBy);
        }

        @Override
        public String focusMetadata(YearMonth month) {
            throw new UnsupportedOperationException();
        }
    }
}
