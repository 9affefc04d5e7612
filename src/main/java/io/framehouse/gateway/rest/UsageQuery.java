package io.framehouse.gateway.rest;

import io.framehouse.api.WireTime;
import io.framehouse.reports.UsageFilter;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.Wire;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a usage call asks for; without dates the present month to today.
 *
 * @param from first and {@code to} last day
 */
record UsageQuery(
        LocalDate from, LocalDate to, UsageFilter filter, List<String> groupBy, Form form) {

    /** What the answer is. */
    enum Form {
        /** Groups and their sum. */
        JSON,
        /** Groups, or a row a job where none is asked for. */
        CSV,
        /** A workbook: groups with their sum, or a row a job where none is asked for. */
        XLSX
    }

    /**
     * Reads and checks {@code from}, {@code to}, the filter, {@code group_by} and {@code format}.
     *
     * @param groups the words that it may be grouped by
     * @param clock its zone is the report's: tells what day it is
     */
    static UsageQuery read(MultiValueMap<String, String> query, List<String> groups, Clock clock) {
        LocalDate today = LocalDate.now(clock);
        LocalDate to = date(query, "to", today, clock.getZone());
        LocalDate from = date(query, "from", to.withDayOfMonth(1), clock.getZone());
        if (from.isAfter(to)) {
            throw DomainException.invalid(
                    "from", "out_of_range", "from is " + from + ", later than to, " + to + ".");
        }
        List<String> groupBy = groupBy(query, groups);
        UsageFilter filter = UsageFilterQuery.read(query);
        Form form = form(query.getFirst("format"));
        return new UsageQuery(from, to, filter, groupBy, form);
    }

    private static LocalDate date(
            MultiValueMap<String, String> query, String name, LocalDate fallback, ZoneId zone) {
        String text = query.getFirst(name);
        if (text == null || text.isEmpty()) {
            return fallback;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                    : WireTime.parse(text).atZoneSameInstant(zone).toLocalDate();
        } catch (DateTimeException bad) {
            throw DomainException.invalid(
                    name,
                    "malformed",
                    name + " is '" + text + "'; it must be a day such as 2026-01-31.");
        }
    }

    private static List<String> groupBy(MultiValueMap<String, String> query, List<String> groups) {
        List<String> asked =
                query.getOrDefault("group_by", List.of()).stream()
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
        for (String word : asked) {
            if (!groups.contains(word)) {
                throw notAllowed("group_by", word, groups);
            }
        }
        return asked;
    }

    private static Form form(@Nullable String format) {
        if (format == null || format.isEmpty()) {
            return Form.JSON;
        }
        return Wire.parse(Form.class, format)
                .orElseThrow(() ->
                        notAllowed(
                                "format",
                                format,
                                Arrays.stream(Form.values()).map(Wire::of).toList()));
    }

    static DomainException notAllowed(String field, String value, List<String> allowed) {
        String message =
                field + " is '" + value + "'; it must be one of " + String.join(", ", allowed);
        return DomainException.invalid(
                List.of(new FieldError(field, "not_allowed", message + ".", allowed)));
    }
}
