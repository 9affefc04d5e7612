package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.RequestReader;
import io.framehouse.credits.Corrections;
import io.framehouse.shared.Action;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.Teams;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Books refunds and adjustments of a team's ledger. */
@RestController
@RequestMapping("/api/v1/admin/teams/{team}")
class CorrectionsController {
    private static final String SIGNED =
            "a decimal as text with up to 6 places, such as \"48.5\" or \"-48.5\"";

    private final CurrentActor currentActor;
    private final Teams teams;
    private final Corrections corrections;

    CorrectionsController(CurrentActor currentActor, Teams teams, Corrections corrections) {
        this.currentActor = currentActor;
        this.teams = teams;
        this.corrections = corrections;
    }

    @PostMapping(path = "/refunds", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    CorrectionJson refund(@PathVariable String team, JsonBody body) {
        TeamId id = known(team);
        RequestReader reader = body.reader();
        JobId job = job(reader);
        if (reader.given("job_id") == null) {
            reader.refuse("job_id", "required", "is missing; a refund is of one job");
        }
        Credits amount = reader.credits("amount");
        String reason = reader.text("reason", 500);
        UUID transfer = transfer(reader);
        reader.finish();
        UUID made = corrections.refund(id, transfer, Objects.requireNonNull(job), amount, reason);
        return CorrectionJson.of(id, made, amount, job, reason);
    }

    @PostMapping(path = "/adjustments", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    CorrectionJson adjust(@PathVariable String team, JsonBody body) {
        TeamId id = known(team);
        RequestReader reader = body.reader();
        Credits given = reader.parsed("amount", SIGNED, Credits::parse);
        if (reader.given("amount") == null) {
            reader.refuse("amount", "required", "is missing");
        }
        JobId job = job(reader);
        String reason = reader.text("reason", 500);
        UUID transfer = transfer(reader);
        reader.finish();
        Credits amount = Objects.requireNonNull(given);
        UUID made = corrections.adjust(id, transfer, job, amount, reason);
        return CorrectionJson.of(id, made, amount, job, reason);
    }

    private TeamId known(String team) {
        currentActor.requirePlatform(Action.CORRECT_CREDITS);
        return teams.get(AdminPath.team(team)).id();
    }

    private static @Nullable JobId job(RequestReader reader) {
        return reader.parsed(
                "job_id",
                "the id of a job",
                text -> JobId.parse(text).orElseThrow(IllegalArgumentException::new));
    }

    private static UUID transfer(RequestReader reader) {
        UUID given =
                reader.parsed(
                        "transfer_id",
                        "a UUID made by you",
                        text -> Ids.parse(text).orElseThrow(IllegalArgumentException::new));
        return given == null ? Ids.next() : given;
    }

    /** A correction booked now, or before under the same transfer id. */
    record CorrectionJson(
            UUID id,
            UUID transferId,
            String teamId,
            String amount,
            @Nullable String jobId,
            String reason) {
        static CorrectionJson of(
                TeamId team, UUID id, Credits amount, @Nullable JobId job, String reason) {
            return new CorrectionJson(
                    id,
                    id,
                    team.toString(),
                    amount.toWire(),
                    job == null ? null : job.toString(),
                    reason);
        }
    }
}
