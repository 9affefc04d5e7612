package io.framehouse.reports.internal;

import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.shared.DomainException;

/** What a filter has to be that is kept with an order or a schedule. */
final class StoredFilter {
    /** As the tables have it. */
    private static final int LONGEST = 20_000;

    private StoredFilter() {}

    /** Refuses one that the format does not take, or that is longer than is kept. */
    static void require(Format format, UsageFilter filter) {
        UsageExports.requireThatItFits(format, filter);
        int length = filter.toText().length();
        if (length > LONGEST) {
            throw DomainException.invalid(
                    "filter",
                    "too_long",
                    "filter has %,d characters as an address; it may have %,d. Name fewer values."
                            .formatted(length, LONGEST));
        }
    }
}
