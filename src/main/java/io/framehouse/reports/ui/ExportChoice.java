package io.framehouse.reports.ui;

import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilterWords;

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
            "The groups of this page with jobs, seconds, settled credits, failures, refunds, provider cost, credits per video and share; the period before where it is compared",
            Format.CSV,
            "-summary",
            ".csv",
            "text/csv; charset=utf-8"),
    /** The same for people. */
    SUMMARY_EXCEL(
            "Excel, summary as shown",
            "As the summary in CSV, with the total, and a sheet that says period and filters",
            Format.XLSX,
            "-summary",
            ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
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
    private final Format format;
    private final String nameEnd;
    private final String suffix;
    private final String contentType;

    ExportChoice(
            String label,
            String columns,
            Format format,
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

    Format format() {
        return format;
    }

    /** Whether it has the groups of the screen, else their lines. */
    boolean isSummary() {
        return this == SUMMARY || this == SUMMARY_EXCEL;
    }

    /** What of the screen's filter it takes: a file for cost tools is always a whole period. */
    UsageFilter filter(UsageFilter ofScreen) {
        return this == FOCUS ? UsageFilter.ALL : ofScreen;
    }

    String fileName(String start, UsagePeriod period, UsageFilter ofScreen) {
        return start
                + "-"
                + period.fileName()
                + nameEnd
                + UsageFilterWords.inFileName(filter(ofScreen))
                + suffix;
    }

    String contentType() {
        return contentType;
    }
}
