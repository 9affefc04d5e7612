package io.framehouse.gateway.rest.admin;

import io.framehouse.gateway.rest.UsageAnswer;
import io.framehouse.gateway.rest.UsageLinesAnswer;
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

/** Settled usage over all teams; the report asks who may see it. */
@RestController
class PlatformUsageController {
    private final UsageAnswer answer;
    private final UsageLinesAnswer lines;

    PlatformUsageController(UsageAnswer answer, UsageLinesAnswer lines) {
        this.answer = answer;
        this.lines = lines;
    }

    @GetMapping("/api/v1/admin/usage")
    void usage(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        answer.write(null, query, response);
    }

    /** What its figures are made of. */
    @GetMapping("/api/v1/admin/usage/lines")
    Page<Map<String, @Nullable Object>> lines(
            @RequestParam MultiValueMap<String, String> query, PageRequest page) {
        return lines.page(null, query, page);
    }
}
