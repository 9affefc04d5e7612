package io.framehouse.gateway.rest.admin;

import io.framehouse.credits.LedgerHistory;
import io.framehouse.credits.LedgerHistory.Filter;
import io.framehouse.credits.TransferKind;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.Wire;
import io.framehouse.teams.Teams;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The transfers of a team, newest first. */
@RestController
class LedgerController {
    private final CurrentActor currentActor;
    private final Teams teams;
    private final LedgerHistory history;

    LedgerController(CurrentActor currentActor, Teams teams, LedgerHistory history) {
        this.currentActor = currentActor;
        this.teams = teams;
        this.history = history;
    }

    @GetMapping("/api/v1/admin/teams/{team}/ledger")
    Page<LineJson> list(
            @PathVariable String team,
            @RequestParam(name = "job_id", required = false) @Nullable String job,
            @RequestParam(required = false) @Nullable String kind,
            PageRequest page) {
        currentActor.requirePlatform(Action.CORRECT_CREDITS);
        var found = teams.get(AdminPath.team(team));
        return history.list(found.id(), new Filter(job(job), kind(kind)), page).map(LineJson::of);
    }

    private static @Nullable JobId job(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return JobId.parse(text)
                .orElseThrow(() ->
                        DomainException.invalid(
                                "job_id",
                                "malformed",
                                "job_id is '" + text + "'; it must be the id of a job."));
    }

    private static @Nullable TransferKind kind(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return Wire.parse(TransferKind.class, word).orElseThrow(() -> unknown(word));
    }

    private static DomainException unknown(String word) {
        List<String> words = Arrays.stream(TransferKind.values()).map(Wire::of).toList();
        String message = "kind is '" + word + "'; it must be one of " + String.join(", ", words);
        return DomainException.invalid(
                List.of(new FieldError("kind", "not_allowed", message + ".", words)));
    }

    /** One transfer; an amount below zero only where it adjusts. */
    record LineJson(
            UUID id,
            String kind,
            String amount,
            @Nullable String jobId,
            @Nullable String reason,
            String actor,
            Instant at) {
        static LineJson of(LedgerHistory.Line line) {
            JobId job = line.job();
            return new LineJson(
                    line.id(),
                    Wire.of(line.kind()),
                    line.amount().toWire(),
                    job == null ? null : job.toString(),
                    line.reason(),
                    line.actor(),
                    line.at());
        }
    }
}
