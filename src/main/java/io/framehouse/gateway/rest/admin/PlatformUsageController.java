package io.framehouse.gateway.rest.admin;

import io.framehouse.gateway.rest.UsageAnswer;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Settled usage over all teams. */
@RestController
class PlatformUsageController {
    private final CurrentActor currentActor;
    private final UsageAnswer answer;

    PlatformUsageController(CurrentActor currentActor, UsageAnswer answer) {
        this.currentActor = currentActor;
        this.answer = answer;
    }

    @GetMapping("/api/v1/admin/usage")
    void usage(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        currentActor.requirePlatform(Action.VIEW_ALL_USAGE);
        answer.write(null, query, response);
    }
}
