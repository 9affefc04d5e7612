package io.framehouse.teams.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.teams.StandingChanged;
import io.framehouse.teams.TeamStanding;
import io.framehouse.teams.TeamStanding.Suspension;
import io.framehouse.teams.TeamStandingChanged;
import io.framehouse.teams.TeamStandingChanged.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Suspends and resumes, in a transaction of the team that holds its row for update. A pause has
 * words of its own in the trail, so that it is not overlooked among settings.
 */
@Component
class Suspensions {
    private final StandingRows rows;
    private final CurrentActor currentActor;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Suspensions(
            StandingRows rows,
            CurrentActor currentActor,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.currentActor = currentActor;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Whether it changed anything. */
    boolean suspend(TeamId team, @Nullable String reason) {
        Suspension before = standing(team).suspension();
        if (before != null && (reason == null || reason.equals(before.reason()))) {
            return false;
        }
        rows.suspend(team, reason, currentActor.get().label(), now());
        record(team, before != null, true, reason);
        tell(team, Kind.SUSPENDED, reason, null);
        return true;
    }

    /** Whether it changed anything. */
    boolean resume(TeamId team) {
        TeamStanding before = standing(team);
        if (before.suspension() == null) {
            return false;
        }
        if (before.deletion() != null) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "The team is to be deleted, so it cannot be resumed. Keep the team first, then it"
                            + " works again.",
                    Map.of("state", "to_be_deleted"));
        }
        rows.resume(team);
        record(team, true, false, null);
        tell(team, Kind.RESUMED, null, null);
        return true;
    }

    TeamStanding standing(TeamId team) {
        return rows.find(team).orElseThrow(() -> DomainException.notFound("team"));
    }

    void tell(TeamId team, Kind kind, @Nullable String reason, @Nullable Instant until) {
        events.publishEvent(new StandingChanged(team));
        events.publishEvent(new TeamStandingChanged(team, kind, reason, until, now()));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(TeamId team, boolean before, boolean after, @Nullable String reason) {
        audit.record(
                team,
                new AuditTrail.Change(
                        after ? "team.suspended" : "team.resumed",
                        "team",
                        Objects.toString(team),
                        Map.of("suspended", before),
                        Map.of("suspended", after),
                        reason));
    }
}
