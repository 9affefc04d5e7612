package io.framehouse.reports.ui;

import io.framehouse.reports.UsageFigures;
import io.framehouse.reports.UsageSeries;
import io.framehouse.reports.UsageSeries.Step;
import io.framehouse.shared.Credits;
import io.framehouse.ui.ChartData;
import io.framehouse.ui.ChartData.Cell;
import io.framehouse.ui.ChartData.Kind;
import io.framehouse.ui.ChartData.Mark;
import io.framehouse.ui.ChartData.Point;
import io.framehouse.ui.ChartData.Series;
import io.framehouse.ui.CreditsFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a second of video cost, and what part failed or was given back, over time. */
final class RateCharts {
    private final UsageFacts facts;
    private final String path;
    private final Step step;
    private final List<LocalDate> starts;
    private final Map<LocalDate, Sums> sums = new HashMap<>();

    /** What the rates of one step are made of. */
    private record Sums(
            long jobs,
            long failed,
            long seconds,
            Credits settled,
            Credits refunded,
            Credits ofJobs) {
        static final Sums NONE = new Sums(0, 0, 0, Credits.ZERO, Credits.ZERO, Credits.ZERO);

        static Sums of(UsageFigures figures) {
            return new Sums(
                    figures.jobs(),
                    figures.failed(),
                    figures.seconds(),
                    figures.settled(),
                    figures.refunded(),
                    UsageNumbers.ofJobs(figures));
        }

        Sums plus(Sums other) {
            return new Sums(
                    jobs + other.jobs,
                    failed + other.failed,
                    seconds + other.seconds,
                    settled.plus(other.settled),
                    refunded.plus(other.refunded),
                    ofJobs.plus(other.ofJobs));
        }
    }

    RateCharts(UsageFacts facts, String path) {
        this.facts = facts;
        this.path = path;
        this.step = facts.series().step();
        UsagePeriod period = facts.ask().period();
        LocalDate last = period.to().isAfter(facts.today()) ? facts.today() : period.to();
        this.starts = UsageDays.starts(period.from(), last, step);
        for (UsageSeries.Point point : facts.series().points()) {
            sums.merge(point.start(), Sums.of(point.figures()), Sums::plus);
        }
    }

    ChartData perSecond() {
        UsageFigures total = facts.series().total();
        Optional<BigDecimal> whole = UsageNumbers.perSecond(total.settled(), total.seconds());
        List<Cell> cells =
                cells(
                        EntryChoice.BOOKS,
                        one -> UsageNumbers.perSecond(one.settled(), one.seconds()),
                        BigDecimal::toPlainString);
        return new ChartData(
                Kind.LINES,
                "Credits per second of video",
                whole.map(value ->
                                "%s credits a second over the whole period; a gap is a %s without video."
                                        .formatted(value.toPlainString(), UsageDays.word(step)))
                        .orElse("No video with a length was settled in this period."),
                capital(UsageDays.word(step)),
                "credits per second",
                whole.isEmpty() ? List.of() : points(),
                whole.isEmpty()
                        ? List.of()
                        : List.of(new Series("Credits per second", 2, 0, Mark.SOLID, cells, "")),
                null,
                "",
                "No data");
    }

    ChartData failures() {
        UsageFigures total = facts.series().total();
        boolean none = total.jobs() + total.failed() == 0;
        return new ChartData(
                Kind.LINES,
                "Failed jobs and refunds",
                none
                        ? "No job ended in this period."
                        : "%s of %s jobs failed and cost nothing; %s of %s credits were given back."
                                .formatted(
                                        UsageNumbers.count(total.failed()),
                                        UsageNumbers.count(total.jobs() + total.failed()),
                                        CreditsFormat.number(total.refunded()),
                                        CreditsFormat.number(UsageNumbers.ofJobs(total))),
                capital(UsageDays.word(step)),
                "%",
                none ? List.of() : points(),
                none ? List.of() : rates(),
                null,
                "",
                "No job ended in this period");
    }

    private List<Series> rates() {
        return List.of(
                new Series(
                        "Failed, share of jobs",
                        4,
                        0,
                        Mark.SOLID,
                        cells(
                                EntryChoice.FAILED,
                                one ->
                                        UsageNumbers.percent(
                                                BigDecimal.valueOf(one.failed()),
                                                BigDecimal.valueOf(one.jobs() + one.failed())),
                                RateCharts::percent),
                        ""),
                new Series(
                        "Refunded, share of credits",
                        3,
                        1,
                        Mark.SOLID,
                        cells(
                                EntryChoice.REFUNDED,
                                one -> UsageNumbers.percent(one.refunded(), one.ofJobs()),
                                RateCharts::percent),
                        ""));
    }

    private List<Point> points() {
        return starts.stream()
                .map(start ->
                        new Point(
                                UsageDays.tick(start, step),
                                UsageDays.title(start, step),
                                "",
                                start.equals(UsageDays.start(facts.today(), step)),
                                link(start, EntryChoice.BOOKS)))
                .toList();
    }

    private List<Cell> cells(
            EntryChoice behind,
            Function<Sums, Optional<BigDecimal>> rate,
            Function<BigDecimal, String> text) {
        return starts.stream()
                .map(start ->
                        rate.apply(sums.getOrDefault(start, Sums.NONE))
                                .map(value ->
                                        new Cell(value, text.apply(value), link(start, behind)))
                                .orElse(Cell.NONE))
                .toList();
    }

    private String link(LocalDate start, EntryChoice behind) {
        return UsageAddress.link(path, facts.ask().at(start, step).withEntries(behind));
    }

    private static String percent(BigDecimal value) {
        return UsageNumbers.percentText(Optional.of(value));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
