package io.framehouse.reports.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.Action;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.TeamDoor;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneId;

/** Usage over all teams, for the platform's finance. */
@Route("finance/usage")
@PermitAll
final class FinanceUsageView extends PlatformView {
    private final UsagePanel panel;

    FinanceUsageView(TeamDoor door, UsageReport report, Clock clock) {
        super(door, Action.VIEW_ALL_USAGE, "Usage report");
        panel =
                new UsagePanel(
                        new UsageModel(report, clock, null, ZoneId.of("UTC")),
                        "Usage report",
                        "What every team settled. Over all teams, days are UTC.",
                        "finance/usage",
                        "usage-all-teams");
        add(panel);
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        panel.show(event);
    }
}
