package io.framehouse.gateway.rest.admin;

import io.framehouse.audit.AuditLog;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who changed what: of one team, or for the platform of all teams and outside of any. */
@RestController
@RequestMapping("/api/v1/admin/audit")
class AuditController {
    private final CurrentActor currentActor;
    private final Teams teams;
    private final AuditLog log;
    private final Clock clock;

    AuditController(CurrentActor currentActor, Teams teams, AuditLog log, Clock clock) {
        this.currentActor = currentActor;
        this.teams = teams;
        this.log = log;
        this.clock = clock;
    }

    @GetMapping
    Page<AuditEntryJson> list(@RequestParam Map<String, String> query, PageRequest page) {
        TeamId team = allowed(query.get("team"));
        requireJson(query.get("format"));
        return log.list(team, AuditQuery.read(query), page).map(AuditEntryJson::of);
    }

    /** All of them: limit and cursor are for pages. */
    @GetMapping(params = "format=csv")
    void export(@RequestParam Map<String, String> query, HttpServletResponse response)
            throws IOException {
        TeamId team = allowed(query.get("team"));
        AuditLog.Filter filter = AuditQuery.read(query);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"audit_" + LocalDate.now(clock) + ".csv\"");
        log.writeCsv(team, filter, response.getOutputStream());
    }

    /** A team's key has no choice: without a team it means its own. */
    private @Nullable TeamId allowed(@Nullable String asked) {
        Actor actor = currentActor.get();
        TeamId team =
                asked == null || asked.isEmpty()
                        ? actor.keyTeam()
                        : teams.get(AdminPath.team(asked)).id();
        if (team == null) {
            currentActor.requirePlatform(Action.VIEW_AUDIT);
        } else {
            currentActor.require(team, Action.VIEW_AUDIT);
        }
        return team;
    }

    private static void requireJson(@Nullable String format) {
        if (format != null && !format.isEmpty() && !format.equals("json")) {
            throw DomainException.invalid(
                    List.of(
                            new FieldError(
                                    "format",
                                    "not_allowed",
                                    "format is '" + format + "'; it must be json or csv.",
                                    List.of("json", "csv"))));
        }
    }
}
