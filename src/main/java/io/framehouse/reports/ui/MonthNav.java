package io.framehouse.reports.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.YearMonth;
import java.util.function.Function;

/** The month of a page, with the way to the months before and after it. */
final class MonthNav extends Nav {
    /**
     * The way.
     *
     * @param address of the same page for a month
     */
    MonthNav(YearMonth month, Function<YearMonth, String> address) {
        Span current = new Span(MonthModel.name(month));
        current.addClassName("month__current");
        addClassName("month__nav");
        getElement().setAttribute("aria-label", "Month");
        add(
                step(month.minusMonths(1), VaadinIcon.ANGLE_LEFT, "Earlier month", address),
                current,
                step(month.plusMonths(1), VaadinIcon.ANGLE_RIGHT, "Later month", address));
    }

    private static Anchor step(
            YearMonth to, VaadinIcon icon, String what, Function<YearMonth, String> address) {
        Anchor anchor = new Anchor(address.apply(to), icon.create());
        anchor.addClassName("month__step-link");
        anchor.getElement()
                .setAttribute("aria-label", what + ": " + MonthModel.name(to))
                .setAttribute("title", MonthModel.name(to));
        return anchor;
    }
}
