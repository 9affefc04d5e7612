package io.framehouse.reports.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.ExportSchedules;
import io.framehouse.shared.Action;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.TeamDoor;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Usage over all teams, for the platform's finance. */
@Route("finance/usage")
@PermitAll
final class FinanceUsageView extends PlatformView {
    private final transient UsageServices services;
    private final transient ExportOrders orders;
    private final transient ExportSchedules schedules;
    private @Nullable UsagePanel panel;

    FinanceUsageView(
            TeamDoor door, UsageServices services, ExportOrders orders, ExportSchedules schedules) {
        super(door, Action.VIEW_ALL_USAGE, "Usage report");
        this.services = services;
        this.orders = orders;
        this.schedules = schedules;
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        UsagePanel current = panel;
        if (current == null) {
            ZoneId zone = services.report().zone(null);
            current =
                    new UsagePanel(
                            new UsageModel(services, null, zone)
                                    .offering(
                                            new UsageFiles(
                                                    actor(),
                                                    orders,
                                                    FinanceDownloadsView.PATH,
                                                    null,
                                                    new SchedulesModel(schedules, null, zone),
                                                    "")),
                            "Usage report",
                            "What every team settled. Over all teams, days are those of "
                                    + zone.getId()
                                    + ".",
                            "finance/usage",
                            "usage-all-teams",
                            entry -> Optional.empty());
            add(current);
            panel = current;
        }
        current.show(event);
    }
}
