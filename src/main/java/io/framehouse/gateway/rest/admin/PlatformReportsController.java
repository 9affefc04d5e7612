package io.framehouse.gateway.rest.admin;

import io.framehouse.gateway.rest.ChargebackAnswer;
import io.framehouse.gateway.rest.MarginAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the cost centres of all teams owe and what is earned; the reports ask who may see it. */
@RestController
class PlatformReportsController {
    private final ChargebackAnswer chargeback;
    private final MarginAnswer margin;

    PlatformReportsController(ChargebackAnswer chargeback, MarginAnswer margin) {
        this.chargeback = chargeback;
        this.margin = margin;
    }

    @GetMapping("/api/v1/admin/reports/chargeback")
    void chargeback(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        chargeback.write(null, query, response);
    }

    @GetMapping("/api/v1/admin/reports/margin")
    void margin(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        margin.write(query, response);
    }
}
