package io.framehouse.gateway.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Settled usage of the key's team. */
@RestController
class UsageController {
    private final TeamCaller caller;
    private final UsageAnswer answer;

    UsageController(TeamCaller caller, UsageAnswer answer) {
        this.caller = caller;
        this.answer = answer;
    }

    @GetMapping("/api/v1/usage")
    void usage(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        answer.write(caller.team(), query, response);
    }
}
