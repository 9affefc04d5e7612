package io.framehouse.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chart before it is drawn, which is a table as well: a row a point, a column a series. Numbers
 * place what is drawn; what is read are the texts, which come with every decimal that counts.
 *
 * @param summary one sentence made from the data
 * @param rows what a point is, heading the table's first column: {@code Day}
 * @param unit of all values, said once: {@code credits}
 * @param series at most a handful; columns are stacked in this order, from below
 * @param limit a dashed line over all points, or null
 * @param total what all points come to, in the table's last row; empty for none
 * @param empty what stands in place of the drawing where there are no points
 */
public record ChartData(
        Kind kind,
        String title,
        String summary,
        String rows,
        String unit,
        List<Point> points,
        List<Series> series,
        @Nullable Limit limit,
        String total,
        String empty) {
    public ChartData {
        points = List.copyOf(points);
        series = List.copyOf(series);
        for (Series one : series) {
            if (one.cells().size() != points.size()) {
                throw new IllegalArgumentException(one.name() + " has not one cell a point");
            }
        }
    }

    /** How it is drawn. */
    public enum Kind {
        /** Standing, stacked, over a zero line. */
        COLUMNS,
        /** Lying, the name left and the value right. */
        BARS,
        /** Lines with dots; a gap where nothing is known. */
        LINES,
        /** Two lying bars a point, side by side. */
        PAIRS
    }

    /** What a series is made of, which is told by its fill. */
    public enum Mark {
        /** What happened. */
        SOLID,
        /** Hatched: credits that are held. */
        HELD,
        /** A dashed frame: what is guessed. */
        FORECAST
    }

    /**
     * A point of all series, such as a day.
     *
     * @param label at its axis, short: {@code 20 Nov}
     * @param title in full: {@code Friday, 20 Nov 2026}
     * @param total a number without unit, or empty where a sum says nothing
     * @param soFar whether it is not over yet: drawn lighter
     * @param color 1 to 6 for a bar of its own colour, or 0 for that of the series
     * @param address of what it is made of, or null
     */
    public record Point(
            String label,
            String title,
            String total,
            boolean soFar,
            int color,
            @Nullable String address) {
        /** A point in the colours of its series. */
        public Point(
                String label, String title, String total, boolean soFar, @Nullable String address) {
            this(label, title, total, soFar, 0, address);
        }
    }

    /**
     * A value.
     *
     * @param value null where nothing is known, which is no zero
     * @param text as it is read, without unit; empty leaves it unsaid
     * @param address of what it is made of, or null
     */
    public record Cell(@Nullable BigDecimal value, String text, @Nullable String address) {
        /** Nothing is known. */
        public static final Cell NONE = new Cell(null, "", null);
    }

    /**
     * One colour of the chart.
     *
     * @param color 1 to 6
     * @param pattern 0 for none, up to 3; tells series of the same colour apart
     * @param total of all its cells; empty for none
     */
    public record Series(
            String name, int color, int pattern, Mark mark, List<Cell> cells, String total) {
        public Series {
            cells = List.copyOf(cells);
        }
    }

    /** A dashed line with its words. */
    public record Limit(BigDecimal value, String text) {}

    /** What is said of a point: {@code 20 Nov: 1,240 credits, viduq3-pro 900, viduq1 340}. */
    String spoken(int index) {
        Point point = points.get(index);
        String all =
                Stream.concat(
                                Stream.of(sum(index)).filter(text -> !text.isEmpty()),
                                series.stream().map(one -> spoken(one, index)))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
        return point.title()
                + (point.soFar() ? " so far: " : ": ")
                + (all.isEmpty() ? "No data" : all);
    }

    /** A point's total with the unit, {@code 1,240 credits}; empty where a sum says nothing. */
    String sum(int index) {
        String total = points.get(index).total();
        if (total.isEmpty() || unit.isEmpty()) {
            return total;
        }
        return total + " " + (total.equals("1") ? unit.replaceFirst("s$", "") : unit);
    }

    private @Nullable String spoken(Series one, int index) {
        String text = one.cells().get(index).text();
        if (text.isEmpty()) {
            return null;
        }
        return series.size() == 1 && points.get(index).total().isEmpty()
                ? text + (unit.isEmpty() ? "" : " " + unit)
                : one.name() + " " + text;
    }

    boolean hasTotals() {
        return !total.isEmpty();
    }
}
