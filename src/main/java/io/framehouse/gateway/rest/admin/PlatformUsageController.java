package io.framehouse.gateway.rest.admin;

import io.framehouse.gateway.rest.UsageAnswer;
import io.framehouse.gateway.rest.UsageQuery;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Settled usage over all teams. */
@RestController
class PlatformUsageController {
    private final CurrentActor currentActor;
    private final UsageAnswer answer;
    private final Clock clock;

    PlatformUsageController(CurrentActor currentActor, UsageAnswer answer, Clock clock) {
        this.currentActor = currentActor;
        this.answer = answer;
        this.clock = clock;
    }

    @GetMapping("/api/v1/admin/usage")
    void usage(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response)
            throws IOException {
        currentActor.requirePlatform(Action.VIEW_ALL_USAGE);
        answer.write(null, UsageQuery.read(query, UsageAnswer.platformGroups(), clock), response);
    }
}
