package io.framehouse.gateway.rest.admin;

import io.framehouse.gateway.rest.ExportFile;
import io.framehouse.gateway.rest.MonthWord;
import io.framehouse.gateway.rest.UsageFilterQuery;
import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageExports.Format;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilterWords;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.DomainException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A month of all teams as files, in the platform's zone; the service asks who may have them. */
@RestController
class ExportsController {
    private static final String MONTH = "month";
    private static final String PATH = "/api/v1/admin/exports/";

    private final UsageReport report;
    private final UsageExports exports;
    private final ExportFile file;
    private final Clock clock;

    ExportsController(UsageReport report, UsageExports exports, ExportFile file, Clock clock) {
        this.report = report;
        this.exports = exports;
        this.file = file;
        this.clock = clock;
    }

    @GetMapping(PATH + "usage.csv")
    void csv(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        send(Format.CSV, "usage", ".csv", query, response);
    }

    @GetMapping(PATH + "usage.xlsx")
    void xlsx(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        send(Format.XLSX, "usage", ".xlsx", query, response);
    }

    @GetMapping(PATH + "focus.csv")
    void focus(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        YearMonth asked = month(query.getFirst(MONTH));
        response.setHeader(
                "Link",
                "<"
                        + PATH
                        + "focus.json?month="
                        + asked
                        + ">; rel=\"describedby\"; type=\"application/json\"");
        response.setHeader("X-Focus-Version", "1.2");
        response.setHeader("X-Data-Generator", "Framehouse");
        send(Format.FOCUS, "focus", ".csv", query, response);
    }

    /** What the file of a month is; FOCUS wants that apart from the file. */
    @GetMapping(path = PATH + "focus.json", produces = "application/json")
    String metadata(@RequestParam(required = false) @Nullable String month) {
        return exports.focusMetadata(month(month));
    }

    private void send(
            Format format,
            String name,
            String suffix,
            MultiValueMap<String, String> query,
            HttpServletResponse response)
            throws IOException {
        YearMonth month = month(query.getFirst(MONTH));
        UsageFilter filter = UsageFilterQuery.read(query);
        ExportFile.tellFilter(response, filter);
        response.setHeader("X-Period", month.toString());
        response.setHeader("X-Time-Zone", report.zone(null).getId());
        file.send(
                response,
                format == Format.XLSX ? ExportFile.XLSX : ExportFile.CSV,
                name + "_" + month + UsageFilterWords.inFileName(filter) + suffix,
                target ->
                        exports.write(
                                format,
                                null,
                                month.atDay(1),
                                month.atEndOfMonth(),
                                filter,
                                target));
    }

    private YearMonth month(@Nullable String word) {
        // Asked first: who may not see it, learns nothing of it.
        ZoneId zone = report.zone(null);
        YearMonth month = MonthWord.parse(word);
        YearMonth now = YearMonth.now(clock.withZone(zone));
        if (month.isAfter(now)) {
            throw DomainException.invalid(
                    "month",
                    "out_of_range",
                    "month is "
                            + month
                            + "; it must be from 2000-01 to "
                            + now
                            + ", which is now.");
        }
        return month;
    }
}
