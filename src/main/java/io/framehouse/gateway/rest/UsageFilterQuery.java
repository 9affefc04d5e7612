package io.framehouse.gateway.rest;

import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilter.Dimension;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Reads which usage a call asks for: a parameter a dimension, as often as it has values. {@code
 * none} of an id, and an empty text, stand for what has no value there.
 */
public final class UsageFilterQuery {
    /** Stands for no value where a dimension has ids. */
    static final String NO_ID = "none";

    private UsageFilterQuery() {}

    /** Reads the filter of a call; what names no dimension is passed by. */
    public static UsageFilter read(MultiValueMap<String, String> query) {
        UsageFilter filter =
                UsageFilter.ALL.withOffPeak(offPeak(query.getFirst(UsageFilter.OFF_PEAK)));
        for (Dimension dimension : Dimension.values()) {
            List<String> asked = query.get(dimension.word());
            if (asked != null) {
                filter = filter.with(dimension, values(dimension, asked));
            }
        }
        return filter;
    }

    private static Set<String> values(Dimension dimension, List<String> asked) {
        return asked.stream()
                .map(value -> dimension.hasIds() && value.equals(NO_ID) ? UsageFilter.NONE : value)
                .collect(Collectors.toSet());
    }

    private static @Nullable Boolean offPeak(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        if (!word.equals("true") && !word.equals("false")) {
            throw UsageQuery.notAllowed(UsageFilter.OFF_PEAK, word, List.of("true", "false"));
        }
        return Boolean.valueOf(word);
    }
}
