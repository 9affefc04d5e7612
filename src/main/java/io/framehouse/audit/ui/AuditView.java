package io.framehouse.audit.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.audit.AuditLog;
import io.framehouse.shared.Action;
import io.framehouse.shared.TeamId;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Who in the team changed what. */
@Route("t/:team/" + AuditNavigation.PAGE)
@PermitAll
final class AuditView extends TeamView {
    private final transient AuditLog log;
    private final transient Clock clock;
    private @Nullable AuditScreen screen;
    private @Nullable TeamId shown;

    AuditView(TeamDoor door, AuditLog log, Clock clock) {
        super(door, Action.VIEW_AUDIT, "Audit log");
        this.log = log;
        this.clock = clock;
        addClassName("page--panel");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        AuditScreen current = screen;
        if (current == null || !team.id().equals(shown)) {
            removeAll();
            current =
                    new AuditScreen(
                            new AuditModel(log, clock, team.id(), team.zone()),
                            new AuditLinks(this::may),
                            AuditNavigation.path(team),
                            "audit-" + team.slug());
            add(current);
            screen = current;
            shown = team.id();
        }
        current.show(event.getLocation().getQueryParameters());
    }
}
