package io.framehouse.gateway.rest.admin;

import io.framehouse.gateway.rest.StatementFile;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What one team owes for one month, as a document. */
@RestController
class StatementsController {
    private final CurrentActor currentActor;
    private final StatementFile file;

    StatementsController(CurrentActor currentActor, StatementFile file) {
        this.currentActor = currentActor;
        this.file = file;
    }

    @GetMapping("/api/v1/admin/months/{month}/statements/{team}.pdf")
    void statement(
            @PathVariable String month, @PathVariable String team, HttpServletResponse response)
            throws IOException {
        // A team's own key has its own call.
        currentActor.requirePlatform(Action.VIEW_MONTHS);
        file.send(AdminPath.team(team), month, response);
    }
}
