package io.framehouse.reports.internal;

import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilterWords;
import io.framehouse.reports.internal.UsageLine.Kind;
import io.framehouse.reports.internal.UsageLine.Named;
import io.framehouse.shared.Credits;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook says of itself. All of it comes from the lines and the period, and nothing from
 * the clock, so that the same lines give the same bytes.
 */
final class XlsxAbout {
    /** Rises when columns change. */
    private static final long LAYOUT = 1;

    private final Period period;
    private final UsageFilter filter;
    private final Map<String, String> names;
    private final Map<Kind, Credits> kinds = new EnumMap<>(Kind.class);
    private final Map<String, Credits> teams = new TreeMap<>();
    private long lines;
    private long jobs;
    private long seconds;
    private Credits settled = Credits.ZERO;

    /**
     * What is said of these lines.
     *
     * @param names of the ids in the filter that no line tells
     */
    XlsxAbout(Period period, UsageFilter filter, Map<String, String> names) {
        this.period = period;
        this.filter = filter;
        this.names = new HashMap<>(names);
    }

    void count(UsageLine line) {
        lines++;
        jobs += line.kind() == Kind.SETTLED ? 1 : 0;
        seconds += line.seconds() == null ? 0 : line.seconds();
        settled = settled.plus(line.settled());
        kinds.merge(line.kind(), line.settled(), Credits::plus);
        teams.merge(line.teamName(), line.settled(), Credits::plus);
        if (!filter.isAll()) {
            note(line.member());
            note(line.key());
            names.put(line.team().toString(), line.teamName());
        }
    }

    private void note(@Nullable Named whom) {
        if (whom != null && whom.name() != null) {
            names.put(whom.id().toString(), whom.name());
        }
    }

    void write(Worksheet sheet) {
        sheet.width(0, 30);
        sheet.width(1, 40);
        XlsxCells cells = new XlsxCells(sheet);
        int row = 0;
        row = text(cells, row, "Period", period.from() + " to " + period.to());
        row = text(cells, row, "Days begin at midnight in", period.zone().getId());
        row = text(cells, row, "Unit", "credits");
        row = number(cells, row, "Layout of the sheet", LAYOUT);
        row = filter(cells, row, filter, names);
        row = number(cells, row, "Lines", lines);
        row = number(cells, row, "Jobs", jobs);
        row = number(cells, row, "Seconds", seconds);
        row = amount(cells, row, "Settled by jobs", of(Kind.SETTLED));
        row = amount(cells, row, "Refunds", of(Kind.REFUND));
        row = amount(cells, row, "Adjustments", of(Kind.ADJUST));
        row = amount(cells, row, "Settled in all", settled);
        for (Entry<String, Credits> team : teams.entrySet()) {
            row = amount(cells, row, "Team: " + team.getKey(), team.getValue());
        }
        for (int each = 0; each < row; each++) {
            sheet.style(each, 0).bold().set();
        }
    }

    private Credits of(Kind kind) {
        return kinds.getOrDefault(kind, Credits.ZERO);
    }

    /** A row for each dimension of the filter, none where all passes. */
    static int filter(XlsxCells cells, int row, UsageFilter filter, Map<String, String> names) {
        int next = row;
        for (Entry<String, String> one :
                UsageFilterWords.of(filter, (dimension, value) -> names.getOrDefault(value, value))
                        .entrySet()) {
            next = text(cells, next, "Filter, " + one.getKey(), one.getValue());
        }
        return next;
    }

    static int text(XlsxCells cells, int row, String name, String value) {
        cells.row(row);
        cells.text(name);
        cells.text(value);
        return row + 1;
    }

    static int number(XlsxCells cells, int row, String name, long value) {
        cells.row(row);
        cells.text(name);
        cells.number(value);
        return row + 1;
    }

    static int amount(XlsxCells cells, int row, String name, Credits value) {
        cells.row(row);
        cells.text(name);
        cells.decimal(value);
        return row + 1;
    }
}
