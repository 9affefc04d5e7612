package io.framehouse.reports.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportSchedules;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import jakarta.annotation.security.PermitAll;

/** Exports of a team that were prepared in the background, and the schedules of more. */
@Route("t/:team/" + DownloadsView.PAGE)
@PermitAll
final class DownloadsView extends TeamView {
    static final String PAGE = "downloads";

    private final transient ExportOrders orders;
    private final transient ExportSchedules schedules;
    private final transient LiveUpdates live;

    DownloadsView(TeamDoor door, ExportOrders orders, ExportSchedules schedules, LiveUpdates live) {
        super(door, Action.VIEW_USAGE, "Downloads");
        this.orders = orders;
        this.schedules = schedules;
        this.live = live;
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        add(
                new DownloadsPanel(
                        new DownloadsModel(orders, team.id(), team.zone()),
                        live,
                        "Exports of "
                                + team.name()
                                + "'s usage that were prepared in the background.",
                        team.path("usage")));
        if (may(Action.SCHEDULE_EXPORTS)) {
            add(
                    new SchedulesPanel(
                            new SchedulesModel(schedules, team.id(), team.zone()), live, actor()));
        }
    }
}
