package io.framehouse.reports.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportSchedules;
import io.framehouse.reports.Statements;
import io.framehouse.shared.Action;
import io.framehouse.shared.TeamId;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who in the team spent what on what. */
@Route("t/:team/usage")
@PermitAll
final class UsageView extends TeamView {
    private final transient UsageServices services;
    private final transient ExportOrders orders;
    private final transient ExportSchedules schedules;
    private final transient Statements statements;
    private @Nullable UsagePanel panel;
    private @Nullable TeamId shown;

    UsageView(
            TeamDoor door,
            UsageServices services,
            ExportOrders orders,
            ExportSchedules schedules,
            Statements statements) {
        super(door, Action.VIEW_USAGE, "Usage");
        this.services = services;
        this.orders = orders;
        this.schedules = schedules;
        this.statements = statements;
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        UsagePanel current = panel;
        if (current == null || !team.id().equals(shown)) {
            removeAll();
            current =
                    new UsagePanel(
                            new UsageModel(services, team.id(), team.zone()).offering(files(team)),
                            "Usage",
                            "What " + team.name() + " settled, job by job and in sum.",
                            team.path("usage"),
                            "usage-" + team.slug(),
                            entry -> Optional.of(team.path("jobs/" + entry.job())));
            if (may(Action.VIEW_STATEMENTS)) {
                current.under(TeamChargebackView.tabs(team, false));
            }
            add(current);
            panel = current;
            shown = team.id();
        }
        current.show(event);
    }

    private UsageFiles files(CurrentTeam team) {
        return new UsageFiles(
                actor(),
                orders,
                team.path(DownloadsView.PAGE),
                may(Action.VIEW_STATEMENTS) ? statements : null,
                may(Action.SCHEDULE_EXPORTS)
                        ? new SchedulesModel(schedules, team.id(), team.zone())
                        : null,
                team.slug());
    }
}
