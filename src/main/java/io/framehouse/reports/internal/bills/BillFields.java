package io.framehouse.reports.internal.bills;

import io.framehouse.reports.BillMapping;
import io.framehouse.reports.Bills.Form;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rules of what a person says of a file. */
final class BillFields {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_SKIPPED = 100;
    private static final int DAY_MINUTES = 1_440;
    private static final int LONGEST_NAME = 255;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private BillFields() {}

    static void require(Form form) {
        List<FieldError> errors = new ArrayList<>(of(form.mapping()));
        int year = form.month().getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            errors.add(
                    new FieldError(
                            "month",
                            "out_of_range",
                            "month is %s; it must be from 2000-01 to 2999-12."
                                    .formatted(form.month())));
        }
        if (form.fileName().isBlank() || form.fileName().length() > LONGEST_NAME) {
            errors.add(
                    new FieldError(
                            "file_name",
                            "out_of_range",
                            "file_name has %d characters; it must have 1 to 255."
                                    .formatted(form.fileName().length())));
        }
        if (form.tolerance().signum() < 0) {
            errors.add(
                    new FieldError(
                            "tolerance",
                            "out_of_range",
                            "tolerance is %s; it must be 0 or more."
                                    .formatted(form.tolerance().toPlainString())));
        }
        if (form.tolerancePercent().signum() < 0
                || form.tolerancePercent().compareTo(HUNDRED) > 0) {
            errors.add(
                    new FieldError(
                            "tolerance_percent",
                            "out_of_range",
                            "tolerance_percent is %s; it must be from 0 to 100."
                                    .formatted(form.tolerancePercent().toPlainString())));
        }
        if (form.windowMinutes() < 0 || form.windowMinutes() > DAY_MINUTES) {
            errors.add(
                    new FieldError(
                            "window_minutes",
                            "out_of_range",
                            "window_minutes is %d; it must be from 0 to 1440."
                                    .formatted(form.windowMinutes())));
        }
        refuse(errors);
    }

    static void require(BillMapping mapping) {
        refuse(of(mapping));
    }

    private static List<FieldError> of(BillMapping mapping) {
        List<FieldError> errors = new ArrayList<>();
        if (",;\t|".indexOf(mapping.delimiter()) < 0) {
            errors.add(
                    new FieldError(
                            "delimiter",
                            "not_allowed",
                            "delimiter is '%s'; it must be a comma, semicolon, tab or vertical bar."
                                    .formatted(mapping.delimiter()),
                            List.of(",", ";", "\t", "|")));
        }
        if (mapping.skip() < 0 || mapping.skip() > MOST_SKIPPED) {
            errors.add(
                    new FieldError(
                            "skip",
                            "out_of_range",
                            "skip is %d; it must be from 0 to 100.".formatted(mapping.skip())));
        }
        if (!List.of("credits", "USD").contains(mapping.defaultUnit())) {
            errors.add(
                    new FieldError(
                            "unit",
                            "not_allowed",
                            "unit is '%s'; it must be credits or USD."
                                    .formatted(mapping.defaultUnit()),
                            List.of("credits", "USD")));
        }
        String pattern = mapping.timePattern();
        if (pattern != null && !isPattern(pattern)) {
            errors.add(
                    new FieldError(
                            "time_pattern",
                            "malformed",
                            "time_pattern is '%s'; it must be such as dd/MM/uuuu HH:mm, with uuuu for the year."
                                    .formatted(pattern)));
        }
        if (mapping.perDay() && mapping.time() == null) {
            errors.add(
                    new FieldError(
                            "time_column",
                            "required",
                            "time_column is missing; a bill by days needs the column of the day."));
        }
        return errors;
    }

    private static boolean isPattern(String pattern) {
        try {
            return pattern.length() <= 100
                    && !pattern.isBlank()
                    && !DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).toString().isEmpty();
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }
}
