package io.framehouse.audit.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.audit.AuditLog;
import io.framehouse.shared.Action;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.TeamDoor;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneId;

/** Who changed what in all teams and in what belongs to none. */
@Route(AuditNavigation.PLATFORM)
@PermitAll
final class PlatformAuditView extends PlatformView {
    private final AuditScreen screen;

    PlatformAuditView(TeamDoor door, AuditLog log, Clock clock) {
        super(door, Action.VIEW_AUDIT, "Audit log");
        screen =
                new AuditScreen(
                        new AuditModel(log, clock, null, ZoneId.of("UTC")),
                        new AuditLinks(this::may),
                        AuditNavigation.PLATFORM,
                        "audit-all-teams");
        addClassName("page--panel");
        add(screen);
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        screen.show(event.getLocation().getQueryParameters());
    }
}
