package io.framehouse.reports.ui;

import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.shared.Credits;
import io.framehouse.ui.ChartData;
import io.framehouse.ui.ChartData.Cell;
import io.framehouse.ui.ChartData.Kind;
import io.framehouse.ui.ChartData.Mark;
import io.framehouse.ui.ChartData.Point;
import io.framehouse.ui.ChartData.Series;
import io.framehouse.ui.CreditsFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What providers reported as their cost beside what was settled here, an account a pair. Only what
 * is reported in credits has a length: money is not converted.
 */
final class ProviderChart {
    private static final String CREDITS = "credits";

    private final UsageAsk ask;
    private final String path;
    private final List<Point> points = new ArrayList<>();
    private final List<Cell> ours = new ArrayList<>();
    private final List<Cell> theirs = new ArrayList<>();

    private ProviderChart(UsageAsk ask, String path) {
        this.ask = ask;
        this.path = path;
    }

    static ChartData of(UsageAsk ask, Usage accounts, String path) {
        ProviderChart chart = new ProviderChart(ask, path);
        accounts.rows().stream().filter(row -> row.figures().lines() > 0).forEach(chart::add);
        return chart.data(accounts);
    }

    private void add(UsageRow row) {
        String name = UsageGroup.PROVIDER.name(row);
        String link =
                UsageAddress.link(
                        path,
                        ask.narrowed(UsageGroup.PROVIDER, UsageGroup.PROVIDER.id(row))
                                .withEntries(EntryChoice.BOOKS));
        Map<String, BigDecimal> cost = row.figures().providerCost();
        BigDecimal inCredits = cost.size() == 1 ? cost.get(CREDITS) : null;
        String difference = inCredits == null ? "" : difference(row.settled(), inCredits);
        points.add(new Point(name, name, difference, false, link));
        ours.add(
                new Cell(
                        row.settled().toBigDecimal(),
                        "settled "
                                + CreditsFormat.shortText(row.settled())
                                + (inCredits == null ? "; " + reported(cost) : ""),
                        link));
        theirs.add(
                new Cell(
                        inCredits,
                        reported(cost) + (difference.isEmpty() ? "" : ", " + difference),
                        link));
    }

    private ChartData data(Usage accounts) {
        return new ChartData(
                Kind.PAIRS,
                "Provider cost and settled credits",
                points.isEmpty()
                        ? "Nothing settled in this period."
                        : "Settled %s; providers reported %s."
                                .formatted(
                                        CreditsFormat.sentence(accounts.settled()),
                                        UsageNumbers.providerCost(accounts.total().providerCost())),
                UsageGroup.PROVIDER.label(),
                "",
                points,
                points.isEmpty()
                        ? List.of()
                        : List.of(
                                new Series("Settled here", 1, 0, Mark.SOLID, ours, ""),
                                new Series(
                                        "Reported by the provider", 3, 0, Mark.SOLID, theirs, "")),
                null,
                "",
                "Nothing settled in this period");
    }

    private static String reported(Map<String, BigDecimal> cost) {
        return cost.isEmpty() ? "no cost reported" : "cost " + UsageNumbers.providerCost(cost);
    }

    private static String difference(Credits settled, BigDecimal cost) {
        BigDecimal more = settled.toBigDecimal().subtract(cost);
        return more.signum() == 0
                ? "no difference"
                : "difference "
                        + (more.signum() > 0 ? "+" : "")
                        + UsageNumbers.amount(more)
                        + CreditsFormat.THIN_SPACE
                        + "cr";
    }
}
