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
import io.framehouse.ui.ModelColors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who or what had which share of the settled credits, as lying bars, the largest first. */
final class ShareCharts {
    private static final int MOST_ROWS = 8;

    private final UsageFacts facts;
    private final String path;

    ShareCharts(UsageFacts facts, String path) {
        this.facts = facts;
        this.path = path;
    }

    ChartData by(UsageGroup group, Usage usage) {
        List<UsageRow> rows =
                usage.rows().stream()
                        .filter(row -> !row.settled().isZero())
                        .sorted(Comparator.comparing(UsageRow::settled).reversed())
                        .toList();
        boolean all = rows.size() <= MOST_ROWS + 1;
        List<UsageRow> named = all ? rows : rows.subList(0, MOST_ROWS);
        List<Point> points = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (UsageRow row : named) {
            String link = link(group, row);
            points.add(point(group, row, link));
            cells.add(cell(row.settled(), usage.settled(), link));
        }
        if (!all) {
            Credits rest =
                    UsageNumbers.sum(
                            rows.subList(MOST_ROWS, rows.size()).stream()
                                    .map(UsageRow::settled)
                                    .toList());
            String name = (rows.size() - MOST_ROWS) + " others";
            points.add(new Point(name, name, "", false, ModelColors.REST, null));
            cells.add(cell(rest, usage.settled(), null));
        }
        String by = group.label().toLowerCase(Locale.ENGLISH);
        return new ChartData(
                Kind.BARS,
                "Share by " + by,
                summary(group, named, usage.settled()),
                group.label(),
                "",
                points,
                points.isEmpty()
                        ? List.of()
                        : List.of(
                                new Series(
                                        "Settled and share",
                                        1,
                                        0,
                                        Mark.SOLID,
                                        cells,
                                        CreditsFormat.shortText(usage.settled()))),
                null,
                "",
                "Nothing settled in this period");
    }

    private static String summary(UsageGroup group, List<UsageRow> rows, Credits sum) {
        if (rows.isEmpty()) {
            return "Nothing settled in this period.";
        }
        UsageRow first = rows.getFirst();
        String twice = group == UsageGroup.LABEL ? " A job counts under each of its labels." : "";
        return "%s has %s of %s.%s"
                .formatted(
                        group.name(first),
                        UsageNumbers.percentText(UsageNumbers.percent(first.settled(), sum)),
                        CreditsFormat.sentence(sum),
                        twice);
    }

    private static Point point(UsageGroup group, UsageRow row, String link) {
        String name = group.name(row);
        int color = group == UsageGroup.MODEL ? ModelColors.of(name) : 1;
        return new Point(name, name, "", false, color, link);
    }

    private static Cell cell(Credits amount, Credits sum, @Nullable String link) {
        return new Cell(
                amount.toBigDecimal(),
                CreditsFormat.shortText(amount)
                        + " \u00b7 "
                        + UsageNumbers.percentText(UsageNumbers.percent(amount, sum)),
                link);
    }

    private String link(UsageGroup group, UsageRow row) {
        return UsageAddress.link(
                path, facts.ask().narrowed(group, group.id(row)).withEntries(EntryChoice.BOOKS));
    }
}
