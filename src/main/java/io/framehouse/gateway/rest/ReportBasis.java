package io.framehouse.gateway.rest;

import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A month of the books or days, as reports are asked for and as they answer. */
final class ReportBasis {
    private static final List<String> FORMATS = List.of("json", "csv");

    private ReportBasis() {}

    /** Without both it is this month's days until today. */
    static Basis read(MultiValueMap<String, String> query, Clock days) {
        String month = query.getFirst("month");
        if (month == null || month.isEmpty()) {
            UsageQuery asked = UsageQuery.read(period(query), List.of(), days);
            return new Basis.Days(asked.from(), asked.to());
        }
        if (query.getFirst("from") != null || query.getFirst("to") != null) {
            throw DomainException.invalid(
                    "month",
                    "not_with_days",
                    "month is '%s', and from or to is given too. Give a month or days."
                            .formatted(month));
        }
        return new Basis.Month(MonthWord.parse(month));
    }

    private static MultiValueMap<String, String> period(MultiValueMap<String, String> query) {
        MultiValueMap<String, String> days = new LinkedMultiValueMap<>();
        for (String name : List.of("from", "to")) {
            days.put(name, query.getOrDefault(name, List.of()));
        }
        return days;
    }

    static boolean isCsv(@Nullable String format) {
        if (format == null || format.isEmpty() || format.equals("json")) {
            return false;
        }
        if (format.equals("csv")) {
            return true;
        }
        throw DomainException.invalid(
                List.of(
                        new FieldError(
                                "format",
                                "not_allowed",
                                "format is '%s'; it must be one of json, csv.".formatted(format),
                                FORMATS)));
    }

    /** The middle of a file's name. */
    static String name(Basis basis) {
        return switch (basis) {
            case Basis.Month(var month) -> month.toString();
            case Basis.Days(var from, var to) -> from + "_" + to;
        };
    }

    static void put(Map<String, @Nullable Object> body, Basis basis) {
        switch (basis) {
            case Basis.Month(var month) -> {
                body.put("month", month.toString());
                body.put("from", month.atDay(1).toString());
                body.put("to", month.atEndOfMonth().toString());
            }
            case Basis.Days(var from, var to) -> {
                body.put("month", null);
                body.put("from", from.toString());
                body.put("to", to.toString());
            }
        }
    }

    /** No exponent, no trailing zeros. */
    static @Nullable String plain(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal bare = number.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
