package io.framehouse.reports.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.reports.ExportOrders;
import io.framehouse.reports.UsageExports;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.Action;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.TeamDoor;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Usage over all teams, for the platform's finance. */
@Route("finance/usage")
@PermitAll
final class FinanceUsageView extends PlatformView {
    private final transient UsageReport report;
    private final transient UsageExports exports;
    private final transient ExportOrders orders;
    private final transient Clock clock;
    private @Nullable UsagePanel panel;

    FinanceUsageView(
            TeamDoor door,
            UsageReport report,
            UsageExports exports,
            ExportOrders orders,
            Clock clock) {
        super(door, Action.VIEW_ALL_USAGE, "Usage report");
        this.report = report;
        this.exports = exports;
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        UsagePanel current = panel;
        if (current == null) {
            ZoneId zone = report.zone(null);
            current =
                    new UsagePanel(
                            new UsageModel(report, exports, clock, null, zone)
                                    .offering(
                                            new UsageFiles(
                                                    orders, FinanceDownloadsView.PATH, null, "")),
                            "Usage report",
                            "What every team settled. Over all teams, days are those of "
                                    + zone.getId()
                                    + ".",
                            "finance/usage",
                            "usage-all-teams");
            add(current);
            panel = current;
        }
        current.show(event);
    }
}
