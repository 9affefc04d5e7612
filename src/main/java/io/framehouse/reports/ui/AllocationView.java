package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.framehouse.reports.CostAllocation;
import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.reports.CostAllocation.Chargeback;
import io.framehouse.reports.UsageReport;
import io.framehouse.shared.Action;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TimeFormat;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;

/** What each cost centre owes for a month of the books. The month is in the address. */
@Route(AllocationView.PATH)
@PermitAll
final class AllocationView extends PlatformView {
    static final String PATH = "finance/allocation";

    private final transient CostAllocation allocation;
    private final transient UsageReport report;
    private final transient Clock clock;

    AllocationView(TeamDoor door, CostAllocation allocation, UsageReport report, Clock clock) {
        super(door, Action.VIEW_ALL_USAGE, "Cost centres");
        this.allocation = allocation;
        this.report = report;
        this.clock = clock;
        addClassName("month");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        YearMonth running = YearMonth.now(clock.withZone(report.zone(null)));
        YearMonth month =
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter("month")
                        .map(text -> parsed(text, running))
                        .orElse(running);
        removeAll();
        add(
                new PageHeader(
                        "Cost centres",
                        "Each job is booked when it is sent: to the cost centre that it names,"
                                + " else to that of its key, else to that of its team. What is"
                                + " booked never changes."),
                new MonthNav(month, to -> PATH + "?month=" + to),
                new SafeBlock(
                        "Could not load the cost centres. The books are untouched.",
                        () -> content(allocation.chargeback(null, new Basis.Month(month)), month)));
    }

    private static YearMonth parsed(String text, YearMonth otherwise) {
        try {
            YearMonth month = YearMonth.parse(text);
            return month.getYear() >= 2000 && month.getYear() <= 2999 ? month : otherwise;
        } catch (DateTimeParseException other) {
            return otherwise;
        }
    }

    private Component content(Chargeback found, YearMonth month) {
        Div page = new Div(head(found));
        page.addClassName("month__page");
        if (found.rows().isEmpty()) {
            page.add(
                    new EmptyState(
                            VaadinIcon.CALENDAR_O,
                            "Nothing to share out",
                            "No job was settled or corrected in this month."));
            return page;
        }
        Paragraph asOf =
                new Paragraph(
                        "As of %s. USD at the rate of the day each line acts on."
                                .formatted(TimeFormat.absolute(found.asOf(), found.zone())));
        asOf.addClassName("caption");
        Anchor file = new Anchor(csv(month), "Download CSV");
        file.setRouterIgnore(true);
        page.add(new ChargebackTable(found), asOf, file);
        return page;
    }

    private DownloadHandler csv(YearMonth month) {
        return DownloadHandler.fromInputStream(event -> {
            byte[] bytes = csvBytes(month);
            return new DownloadResponse(
                    new ByteArrayInputStream(bytes),
                    "chargeback_" + month + ".csv",
                    "text/csv;charset=" + StandardCharsets.UTF_8.name(),
                    bytes.length);
        });
    }

    private byte[] csvBytes(YearMonth month) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        allocation.writeCsv(null, new Basis.Month(month), target);
        return target.toByteArray();
    }

    private static Component head(Chargeback found) {
        Span zone = new Span(found.zone().getId());
        zone.addClassName("secondary");
        StatusBadge state =
                found.closed()
                        ? StatusBadge.of("Closed", VaadinIcon.LOCK, Style.GOOD)
                                .meaning("These figures and names never change again.")
                        : StatusBadge.of("Still open", VaadinIcon.CLOCK, Style.NEUTRAL)
                                .meaning("More can be booked until the month is closed.");
        Div head = new Div(state, zone);
        head.addClassName("month__head");
        return head;
    }
}
