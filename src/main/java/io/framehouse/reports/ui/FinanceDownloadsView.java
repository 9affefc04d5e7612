package io.framehouse.reports.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportSchedules;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.Action;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.TeamDoor;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;

/** Exports over all teams that were prepared in the background, and the schedules of more. */
@Route(FinanceDownloadsView.PATH)
@PermitAll
final class FinanceDownloadsView extends PlatformView {
    static final String PATH = "finance/downloads";

    private final transient ExportOrders orders;
    private final transient ExportSchedules schedules;
    private final transient UsageReport report;
    private final transient LiveUpdates live;

    FinanceDownloadsView(
            TeamDoor door,
            ExportOrders orders,
            ExportSchedules schedules,
            UsageReport report,
            LiveUpdates live) {
        super(door, Action.VIEW_ALL_USAGE, "Downloads");
        this.orders = orders;
        this.schedules = schedules;
        this.report = report;
        this.live = live;
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        ZoneId zone = report.zone(null);
        add(
                new DownloadsPanel(
                        new DownloadsModel(orders, null, zone),
                        live,
                        "Exports over all teams that were prepared in the background.",
                        "finance/usage"),
                new SchedulesPanel(new SchedulesModel(schedules, null, zone), live, actor()));
    }
}
