package io.framehouse.reports.ui;

import io.framehouse.reports.UsageExports.Format;
import org.jspecify.annotations.Nullable;

/** A file that the usage screens offer. */
enum ExportChoice {
    /** For programs. */
    JOBS(
            "CSV, one row per job",
            "Times, team, job, ledger entry, provider task, model, member, key, cost centre, labels, seconds, credits, provider cost, price version",
            Format.CSV,
            "",
            ".csv",
            "text/csv; charset=utf-8"),
    /** The table of the screen. */
    SUMMARY(
            "CSV, summary as shown",
            "The grouping of this page, jobs, seconds, settled credits",
            null,
            "-summary",
            ".csv",
            "text/csv; charset=utf-8"),
    /** For people. */
    EXCEL(
            "Excel",
            "As the CSV, with numbers and dates, a header that stays in view and filters, and a sheet of sums",
            Format.XLSX,
            "",
            ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** For cost tools. */
    FOCUS(
            "FOCUS 1.2",
            "Written after FOCUS 1.2 for cost tools: credits as a virtual currency and USD, with the ids of the books in columns that begin with x_",
            Format.FOCUS,
            "-focus",
            ".csv",
            "text/csv; charset=utf-8");

    private final String label;
    private final String columns;
    private final @Nullable Format format;
    private final String nameEnd;
    private final String suffix;
    private final String contentType;

    ExportChoice(
            String label,
            String columns,
            @Nullable Format format,
            String nameEnd,
            String suffix,
            String contentType) {
        this.label = label;
        this.columns = columns;
        this.format = format;
        this.nameEnd = nameEnd;
        this.suffix = suffix;
        this.contentType = contentType;
    }

    String label() {
        return label;
    }

    /** What is in it, in words. */
    String columns() {
        return columns;
    }

    /** Null for the summary, which is of no lines. */
    @Nullable Format format() {
        return format;
    }

    String fileName(String start, UsagePeriod period) {
        return start + "-" + period.fileName() + nameEnd + suffix;
    }

    String contentType() {
        return contentType;
    }
}
