package io.framehouse.reports.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.reports.ExportOrders;
import io.framehouse.shared.Action;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import jakarta.annotation.security.PermitAll;

/** Exports of a team that were prepared in the background. */
@Route("t/:team/" + DownloadsView.PAGE)
@PermitAll
final class DownloadsView extends TeamView {
    static final String PAGE = "downloads";

    private final transient ExportOrders orders;
    private final transient LiveUpdates live;

    DownloadsView(TeamDoor door, ExportOrders orders, LiveUpdates live) {
        super(door, Action.VIEW_USAGE, "Downloads");
        this.orders = orders;
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
    }
}
