package io.framehouse.gateway.rest;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A month as callers write it: {@code 2026-10}. */
public final class MonthWord {
    private static final YearMonth FIRST = YearMonth.of(2000, 1);
    private static final YearMonth LAST = YearMonth.of(9998, 12);

    private MonthWord() {}

    /**
     * The month.
     *
     * @throws DomainException INVALID_REQUEST naming the field {@code month}, where it is missing,
     *     no month, or not from 2000-01 to 9998-12
     */
    public static YearMonth parse(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            throw refusal("required", "month is missing; write year and month, such as 2026-10.");
        }
        YearMonth month = read(word);
        if (month.isBefore(FIRST) || month.isAfter(LAST)) {
            throw refusal(
                    "out_of_range",
                    "month is %s; it must be from %s to %s: write year and month, such as 2026-10."
                            .formatted(month, FIRST, LAST));
        }
        return month;
    }

    private static YearMonth read(String word) {
        try {
            if (word.length() == "2026-10".length()) {
                return YearMonth.parse(word);
            }
        } catch (DateTimeParseException other) {
            // Said below, with what it should be.
        }
        throw refusal(
                "malformed",
                "month is '%s'; write year and month, such as 2026-10.".formatted(word));
    }

    private static DomainException refusal(String code, String detail) {
        return DomainException.invalid(List.of(new FieldError("month", code, detail, "2026-10")));
    }
}
