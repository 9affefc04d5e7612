package io.framehouse.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.reports.UsageReport;
import io.framehouse.ui.MoneyText;

/** The sum and the number of videos behind the small bars. */
final class SpendingSummary extends Div {
    SpendingSummary(UsageReport.Usage usage) {
        addClassName("available__amount");
        Span videos =
                new Span(
                        "settled for " + usage.jobs() + (usage.jobs() == 1 ? " video" : " videos"));
        videos.addClassNames("secondary", "num");
        add(MoneyText.kpi(usage.settled()), videos);
    }
}
