package io.framehouse.gateway.rest;

import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Settled usage of the key's team. */
@RestController
class UsageController {
    private final TeamCaller caller;
    private final UsageAnswer answer;
    private final UsageLinesAnswer lines;
    private final StatementFile statement;

    UsageController(
            TeamCaller caller,
            UsageAnswer answer,
            UsageLinesAnswer lines,
            StatementFile statement) {
        this.caller = caller;
        this.answer = answer;
        this.lines = lines;
        this.statement = statement;
    }

    @GetMapping("/api/v1/usage")
    void usage(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        answer.write(caller.team(), query, response);
    }

    /** What its figures are made of. */
    @GetMapping("/api/v1/usage/lines")
    Page<Map<String, @Nullable Object>> lines(
            @RequestParam MultiValueMap<String, String> query, PageRequest page) {
        return lines.page(caller.team(), query, page);
    }

    @GetMapping("/api/v1/usage/statement.pdf")
    void statement(
            @RequestParam(required = false) @Nullable String month, HttpServletResponse response)
            throws IOException {
        statement.send(caller.team(), month, response);
    }
}
