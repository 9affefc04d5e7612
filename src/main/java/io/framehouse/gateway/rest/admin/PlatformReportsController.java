package io.framehouse.gateway.rest.admin;

import io.framehouse.gateway.rest.ChargebackAnswer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the cost centres of all teams owe; the report asks who may see it. */
@RestController
class PlatformReportsController {
    private final ChargebackAnswer chargeback;

    PlatformReportsController(ChargebackAnswer chargeback) {
        this.chargeback = chargeback;
    }

    @GetMapping("/api/v1/admin/reports/chargeback")
    void chargeback(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        chargeback.write(null, query, response);
    }
}
