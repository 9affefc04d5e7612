package io.framehouse.reports.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.reports.MarginReport;
import io.framehouse.reports.MarginReport.Group;
import io.framehouse.reports.MarginReport.Margin;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TimeFormat;
import java.util.Locale;

/** What the platform earned in a month of the books. */
final class MarginPanel extends Div {
    MarginPanel(MarginReport margins, Basis.Month basis, Group group) {
        Margin found = margins.margin(basis, group);
        addClassName("month__page");
        MonthState state =
                new MonthState(
                        basis.month(),
                        found.closed(),
                        found.rows().isEmpty(),
                        found.asOf(),
                        found.zone());
        add(state);
        if (found.rows().isEmpty()) {
            add(
                    new EmptyState(
                            VaadinIcon.CALENDAR_O,
                            "Nothing earned",
                            "No job was settled or corrected in this month."));
            return;
        }
        long losses = found.rows().stream().filter(row -> row.figures().isLoss()).count();
        if (losses > 0) {
            state.add(
                    StatusBadge.of(
                            "%d of %d below cost".formatted(losses, found.rows().size()),
                            VaadinIcon.WARNING,
                            Style.BAD));
        }
        Paragraph method =
                new Paragraph(
                        "As of %s. Settled is with all corrections. What a provider reported becomes"
                                        .formatted(TimeFormat.absolute(found.asOf(), found.zone()))
                                + " credits by the rate of the moment when the job settled, and is"
                                + " rounded once. Lines whose provider reported no cost are in no"
                                + " margin, and a job that did not settle is no line of the books.");
        method.addClassName("caption");
        add(
                new MarginTable(found),
                method,
                new ReportFile(
                        "margin_by_%s_%s.csv"
                                .formatted(group.name().toLowerCase(Locale.ROOT), basis.month()),
                        target -> margins.writeCsv(basis, group, target)));
    }
}
