package io.framehouse.teams.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.TeamErasure;
import io.framehouse.teams.TeamStanding.Deletion;
import io.framehouse.teams.TeamStandingChanged.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks for a team's end and takes it back, in a transaction of the team that holds its row. */
@Component
class Deletions {
    /** Long enough for everybody who was away to come back and object. */
    private static final Duration WAIT = Duration.ofDays(14);

    private final StandingRows rows;
    private final Suspensions suspensions;
    private final ObjectProvider<TeamErasure> erasures;
    private final CurrentActor currentActor;
    private final AuditTrail audit;

    Deletions(
            StandingRows rows,
            Suspensions suspensions,
            ObjectProvider<TeamErasure> erasures,
            CurrentActor currentActor,
            AuditTrail audit) {
        this.rows = rows;
        this.suspensions = suspensions;
        this.erasures = erasures;
        this.currentActor = currentActor;
        this.audit = audit;
    }

    /** Whether it changed anything. */
    boolean ask(TeamId team) {
        if (suspensions.standing(team).deletion() != null) {
            return false;
        }
        List<String> open =
                erasures.orderedStream().flatMap(part -> part.inTheWay(team).stream()).toList();
        if (!open.isEmpty()) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "The team cannot be deleted now: "
                            + String.join("; ", open)
                            + ". Wait until they end, or cancel them, and ask again.",
                    Map.of("state", "open_jobs"));
        }
        Instant now = suspensions.now();
        Instant after = now.plus(WAIT);
        rows.askDeletion(team, currentActor.get().label(), now, after);
        record(team, "team.deletion_asked", Map.of(), Map.of("delete_after", after.toString()));
        suspensions.tell(team, Kind.TO_BE_DELETED, null, after);
        return true;
    }

    /** Whether it changed anything. */
    boolean keep(TeamId team) {
        Optional<Deletion> before = Optional.ofNullable(suspensions.standing(team).deletion());
        if (before.isEmpty()) {
            return false;
        }
        rows.keep(team);
        record(
                team,
                "team.kept",
                Map.of("delete_after", before.get().after().toString()),
                Map.of());
        suspensions.tell(team, Kind.KEPT, null, null);
        return true;
    }

    private void record(TeamId team, String action, Map<String, ?> before, Map<String, ?> after) {
        audit.record(
                team, new AuditTrail.Change(action, "team", team.toString(), before, after, null));
    }
}
