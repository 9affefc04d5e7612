package io.framehouse.reports.ui;

import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageSeries.Step;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the address of a usage screen says.
 *
 * @param compare with the period before
 * @param tables which charts are shown as tables, by their names
 * @param entries which lines are listed in place of the figures, or null for the figures
 */
record UsageAsk(
        UsagePeriod period,
        UsageGroup group,
        UsageFilter filter,
        boolean compare,
        Set<String> tables,
        @Nullable EntryChoice entries) {
    UsageAsk {
        tables = Set.copyOf(tables);
    }

    Step step() {
        return UsageDays.step(period, group);
    }

    UsageAsk withPeriod(UsagePeriod other) {
        return new UsageAsk(other, group, filter, compare, tables, entries);
    }

    UsageAsk withGroup(UsageGroup other) {
        return new UsageAsk(period, other, filter, compare, tables, entries);
    }

    UsageAsk withFilter(UsageFilter other) {
        return new UsageAsk(period, group, other, compare, tables, entries);
    }

    UsageAsk withCompare(boolean other) {
        return new UsageAsk(period, group, filter, other, tables, entries);
    }

    UsageAsk withTables(Set<String> other) {
        return new UsageAsk(period, group, filter, compare, other, entries);
    }

    UsageAsk withEntries(@Nullable EntryChoice other) {
        return new UsageAsk(period, group, filter, compare, tables, other);
    }

    /** What one step of the chart is made of. */
    UsageAsk at(LocalDate start, Step step) {
        return withPeriod(UsageDays.within(period, start, step));
    }

    /** What one row of a grouping is made of. */
    UsageAsk narrowed(UsageGroup by, @Nullable String id) {
        if (!by.isTime()) {
            return withFilter(filter.narrowed(by.word(), id));
        }
        return id == null ? this : at(UsageAddress.start(by, id), UsageAddress.step(by));
    }
}
