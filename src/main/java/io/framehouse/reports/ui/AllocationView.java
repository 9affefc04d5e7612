package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.framehouse.reports.CostAllocation;
import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.reports.MarginReport;
import io.framehouse.reports.MarginReport.Group;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.Action;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PageTabs;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.YearMonth;

/**
 * What each cost centre owes, and what is earned, for a month of the books. Month, tab and group
 * are in the address.
 */
@Route(AllocationView.PATH)
@PermitAll
final class AllocationView extends PlatformView {
    static final String PATH = "finance/allocation";

    private final transient CostAllocation allocation;
    private final transient MarginReport margins;
    private final transient UsageReport report;
    private final transient Clock clock;

    AllocationView(
            TeamDoor door,
            CostAllocation allocation,
            MarginReport margins,
            UsageReport report,
            Clock clock) {
        super(door, Action.VIEW_ALL_USAGE, "Cost centres");
        this.allocation = allocation;
        this.margins = margins;
        this.report = report;
        this.clock = clock;
        addClassName("month");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        AllocationAddress asked =
                AllocationAddress.read(
                        event.getLocation().getQueryParameters(),
                        YearMonth.now(clock.withZone(report.zone(null))));
        Group group = asked.margin();
        removeAll();
        add(
                header(group != null),
                tabs(asked),
                new MonthNav(asked.month(), month -> asked.of(month).path()));
        Basis.Month basis = new Basis.Month(asked.month());
        if (group == null) {
            add(
                    new SafeBlock(
                            "Could not load the cost centres. The books are untouched.",
                            () -> new ChargebackPanel(allocation, basis)));
        } else {
            add(
                    choice(asked),
                    new SafeBlock(
                            "Could not load the margin. The books are untouched.",
                            () -> new MarginPanel(margins, basis, group)));
        }
    }

    private static PageHeader header(boolean margin) {
        return margin
                ? new PageHeader(
                        "Margin",
                        "What was settled for jobs beside what their providers reported that they"
                                + " took.")
                : new PageHeader(
                        "Cost centres",
                        "Each job is booked when it is sent: to the cost centre that it names,"
                                + " else to that of its key, else to that of its team. What is"
                                + " booked never changes.");
    }

    private static PageTabs tabs(AllocationAddress shown) {
        boolean margin = shown.margin() != null;
        return new PageTabs("Reports of the month")
                .tab(shown.by(null).path(), "Cost centres", !margin)
                .tab(margin ? shown.path() : shown.by(Group.MODEL).path(), "Margin", margin);
    }

    private static Component choice(AllocationAddress shown) {
        Select<Group> choice = new Select<>();
        choice.setLabel("Group by");
        choice.setItems(Group.values());
        choice.setItemLabelGenerator(MarginTable::title);
        choice.setValue(shown.margin());
        choice.addValueChangeListener(change ->
                UI.getCurrent()
                        .navigate(
                                PATH,
                                QueryParameters.fromString(shown.by(change.getValue()).query())));
        choice.addClassName("month__choice");
        return choice;
    }
}
