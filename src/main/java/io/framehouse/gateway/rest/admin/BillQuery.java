package io.framehouse.gateway.rest.admin;

import io.framehouse.reports.BillMapping;
import io.framehouse.reports.Bills;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.Ids;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the address says of a bill; the body is the file alone. */
final class BillQuery {
    private static final String DECIMAL = "\\d{1,9}(\\.\\d{1,12})?";
    private static final Set<String> KNOWN =
            Set.of(
                    "account_id",
                    "month",
                    "file_name",
                    "delimiter",
                    "skip",
                    "task_column",
                    "time_column",
                    "amount_column",
                    "unit_column",
                    "description_column",
                    "decimal_comma",
                    "costs_negative",
                    "time_pattern",
                    "zone",
                    "unit",
                    "per_day",
                    "tolerance",
                    "tolerance_percent",
                    "window_minutes");

    private final Map<String, String> query;
    private final List<FieldError> errors = new ArrayList<>();

    private BillQuery(Map<String, String> query) {
        this.query = query;
    }

    static Bills.Form read(Map<String, String> query) {
        return new BillQuery(query).form();
    }

    private Bills.Form form() {
        Set<String> unknown = new TreeSet<>(query.keySet());
        unknown.removeAll(KNOWN);
        unknown.forEach(name ->
                errors.add(
                        new FieldError(
                                name, "unknown", name + " is not known here. Leave it out.")));
        UUID account =
                required(
                        "account_id",
                        "the id of a provider account",
                        text ->
                                Ids.parse(text)
                                        .orElseThrow(() ->
                                                DomainException.notFound("provider account")));
        YearMonth month = required("month", "a month such as 2026-10", YearMonth::parse);
        BillMapping mapping = mapping();
        BigDecimal tolerance = decimal("tolerance");
        BigDecimal percent = decimal("tolerance_percent");
        Integer window = parsed("window_minutes", "minutes from 0 to 1440", Integer::valueOf, 10);
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
        return new Bills.Form(
                Objects.requireNonNull(account),
                Objects.requireNonNull(month),
                query.getOrDefault("file_name", "bill.csv"),
                mapping,
                tolerance,
                percent,
                window);
    }

    private BillMapping mapping() {
        String amount = required("amount_column", "a heading of the file", text -> text);
        return new BillMapping(
                delimiter(),
                parsed("skip", "rows from 0 to 100", Integer::valueOf, 0),
                query.get("task_column"),
                query.get("time_column"),
                amount == null ? "" : amount,
                query.get("unit_column"),
                query.get("description_column"),
                flag("decimal_comma"),
                flag("costs_negative"),
                query.get("time_pattern"),
                parsed(
                        "zone",
                        "a time zone such as UTC or Asia/Shanghai",
                        ZoneId::of,
                        ZoneOffset.UTC),
                query.getOrDefault("unit", "credits"),
                flag("per_day"));
    }

    private char delimiter() {
        String word = query.getOrDefault("delimiter", "comma");
        return switch (word) {
            case "comma" -> ',';
            case "semicolon" -> ';';
            case "tab" -> '\t';
            case "bar" -> '|';
            default -> {
                refuse("delimiter", word, "comma, semicolon, tab or bar");
                yield ',';
            }
        };
    }

    private boolean flag(String name) {
        return parsed(
                name,
                "true or false",
                text -> {
                    if (!text.equals("true") && !text.equals("false")) {
                        throw new IllegalArgumentException(text);
                    }
                    return text.equals("true");
                },
                false);
    }

    private BigDecimal decimal(String name) {
        return parsed(
                name,
                "a decimal from 0 such as 0.05",
                text -> {
                    if (!text.matches(DECIMAL)) {
                        throw new IllegalArgumentException(text);
                    }
                    return new BigDecimal(text);
                },
                BigDecimal.ZERO);
    }

    private <T> @Nullable T required(String name, String rule, Function<String, T> parser) {
        String text = query.get(name);
        if (text == null || text.isEmpty()) {
            errors.add(
                    new FieldError(
                            name, "required", "%s is missing. Add %s.".formatted(name, rule)));
            return null;
        }
        return read(name, rule, text, parser);
    }

    private <T> T parsed(String name, String rule, Function<String, T> parser, T fallback) {
        String text = query.get(name);
        T value = text == null || text.isEmpty() ? fallback : read(name, rule, text, parser);
        return value == null ? fallback : value;
    }

    private <T> @Nullable T read(
            String name, String rule, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException wrong) {
            refuse(name, text, rule);
            return null;
        }
    }

    private void refuse(String name, String text, String rule) {
        errors.add(
                new FieldError(
                        name,
                        "malformed",
                        "%s is '%s'; it must be %s.".formatted(name, text, rule)));
    }
}
