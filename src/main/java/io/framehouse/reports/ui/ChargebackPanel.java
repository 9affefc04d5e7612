package io.framehouse.reports.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.reports.CostAllocation;
import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.reports.CostAllocation.Chargeback;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.TimeFormat;

/** What each cost centre owes for a month of the books. */
final class ChargebackPanel extends Div {
    ChargebackPanel(CostAllocation allocation, Basis.Month basis) {
        Chargeback found = allocation.chargeback(null, basis);
        addClassName("month__page");
        add(
                new MonthState(
                        basis.month(),
                        found.closed(),
                        found.rows().isEmpty(),
                        found.asOf(),
                        found.zone()));
        if (found.rows().isEmpty()) {
            add(
                    new EmptyState(
                            VaadinIcon.CALENDAR_O,
                            "Nothing to share out",
                            "No job was settled or corrected in this month."));
            return;
        }
        Paragraph asOf =
                new Paragraph(
                        "As of %s. USD at the rate of the day each line acts on."
                                .formatted(TimeFormat.absolute(found.asOf(), found.zone())));
        asOf.addClassName("caption");
        add(
                new ChargebackTable(found),
                asOf,
                new ReportFile(
                        "chargeback_" + basis.month() + ".csv",
                        target -> allocation.writeCsv(null, basis, target)));
    }
}
