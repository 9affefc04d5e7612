package io.framehouse.reports.internal;

import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilterWords;
import java.time.LocalDate;
import java.time.YearMonth;

/** How files are called: the same period and format have the same name. */
final class ExportNames {
    private ExportNames() {}

    /** Such as {@code usage_2026-10.csv}, or {@code usage_2026-10-01_2026-10-07_model-q3.csv}. */
    static String of(Format format, LocalDate from, LocalDate to, UsageFilter filter) {
        return (format == Format.FOCUS ? "focus_" : "usage_")
                + period(from, to)
                + UsageFilterWords.inFileName(filter)
                + suffix(format);
    }

    static String contentType(Format format) {
        return format == Format.XLSX
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : "text/csv;charset=UTF-8";
    }

    static String suffix(Format format) {
        return format == Format.XLSX ? ".xlsx" : ".csv";
    }

    private static String period(LocalDate from, LocalDate to) {
        YearMonth month = YearMonth.from(from);
        boolean whole = from.getDayOfMonth() == 1 && to.equals(month.atEndOfMonth());
        if (whole) {
            return month.toString();
        }
        return from.equals(to) ? from.toString() : from + "_" + to;
    }
}
