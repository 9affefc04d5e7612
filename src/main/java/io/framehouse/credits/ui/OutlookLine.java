package io.framehouse.credits.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.framehouse.credits.BudgetForecast;
import io.framehouse.credits.BudgetStatus;
import java.time.ZoneId;

/** Where a budget leads, with how that was reckoned behind it. */
final class OutlookLine extends Div {
    OutlookLine(BudgetStatus budget, BudgetForecast forecast, ZoneId zone) {
        addClassName("budget-outlook");
        Paragraph line = new Paragraph(OutlookWords.line(budget, forecast, zone));
        line.addClassName("balance-card__line");
        Span method = new Span(forecast.method());
        method.addClassName("caption");
        NativeDetails how = new NativeDetails("How this is reckoned", method);
        how.addClassName("budget-outlook__how");
        add(line, how);
    }
}
