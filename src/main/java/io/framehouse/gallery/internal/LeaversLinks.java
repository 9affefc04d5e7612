package io.framehouse.gallery.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.CurrentActor;
import io.framehouse.teams.StandingChanged;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends the links of whoever left a team or may make none any more: they still have the addresses,
 * and a shared collection would go on to show them what comes into it.
 */
@Component
class LeaversLinks {
    private final ShareRows rows;
    private final AuditTrail audit;
    private final CurrentActor currentActor;
    private final Clock clock;

    LeaversLinks(ShareRows rows, AuditTrail audit, CurrentActor currentActor, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** In the transaction of the change. */
    @EventListener
    void on(StandingChanged changed) {
        rows.revokeThoseOfLeavers(
                        changed.team(),
                        currentActor.get().label(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS))
                .forEach(link ->
                        audit.record(
                                changed.team(),
                                ShareService.revoked(link, "Who made it may share no more.")));
    }
}
