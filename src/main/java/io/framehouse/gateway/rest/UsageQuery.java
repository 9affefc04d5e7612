package io.framehouse.gateway.rest;

import io.framehouse.api.WireTime;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
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
 * @param csv whether CSV is asked for instead of JSON
 */
record UsageQuery(LocalDate from, LocalDate to, List<String> groupBy, boolean csv) {

    /**
     * Reads and checks {@code from}, {@code to}, {@code group_by} and {@code format}.
     *
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
        return new UsageQuery(from, to, groupBy(query, groups), csv(query.getFirst("format")));
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

    private static boolean csv(@Nullable String format) {
        if (format == null || format.isEmpty() || format.equals("json")) {
            return false;
        }
        if (format.equals("csv")) {
            return true;
        }
        throw notAllowed("format", format, List.of("json", "csv"));
    }

    private static DomainException notAllowed(String field, String value, List<String> allowed) {
        String message =
                field + " is '" + value + "'; it must be one of " + String.join(", ", allowed);
        return DomainException.invalid(
                List.of(new FieldError(field, "not_allowed", message + ".", allowed)));
    }
}
