package io.framehouse.gateway.rest.admin;

import io.framehouse.gateway.rest.UsageAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Settled usage over all teams; the report asks who may see it. */
@RestController
class PlatformUsageController {
    private final UsageAnswer answer;

    PlatformUsageController(UsageAnswer answer) {
        this.answer = answer;
    }

    @GetMapping("/api/v1/admin/usage")
    void usage(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        answer.write(null, query, response);
    }
}
