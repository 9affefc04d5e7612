package io.framehouse.gateway.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the cost centres of the key's team owe. */
@RestController
class ReportsController {
    private final TeamCaller caller;
    private final ChargebackAnswer chargeback;

    ReportsController(TeamCaller caller, ChargebackAnswer chargeback) {
        this.caller = caller;
        this.chargeback = chargeback;
    }

    @GetMapping("/api/v1/reports/chargeback")
    void chargeback(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        chargeback.write(caller.team(), query, response);
    }
}
