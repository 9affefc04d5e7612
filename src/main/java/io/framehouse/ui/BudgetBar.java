package io.framehouse.ui;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Settled, held (hatched) and free, in this order; the same in words for screen readers. The
 * numbers themselves stand beside it.
 */
@Tag("div")
public final class BudgetBar extends Div {
    private static final AtomicLong PATTERNS = new AtomicLong();

    public BudgetBar(BudgetFigures figures) {
        addClassName("budget-bar");
        getElement().setAttribute("role", "img");
        show(figures);
    }

    /** Shows other figures in the same place. */
    public void show(BudgetFigures figures) {
        removeAll();
        getElement().setAttribute("aria-label", figures.accessibleText());
        add(new Svg(picture(figures.settledPermille(), figures.heldPermille())));
    }

    /* Numbers only go into the text, so nothing can be smuggled into the markup. */
    private static String picture(int settled, int held) {
        String hatch = "budget-hatch-" + PATTERNS.incrementAndGet();
        return """
        <svg class="budget-bar__picture" aria-hidden="true" focusable="false" width="100%%" \
        height="100%%"><defs><pattern id="%1$s" width="5" height="5" \
        patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect class="budget-bar__held" width="5" height="5"/>\
        <rect class="budget-bar__hatch" width="1.75" height="5"/></pattern></defs>\
        <rect class="budget-bar__settled" width="%2$s%%" height="100%%"/>\
        <rect fill="url(#%1$s)" x="%2$s%%" width="%3$s%%" height="100%%"/></svg>\
        """
                .formatted(hatch, percent(settled), percent(held));
    }

    private static String percent(int permille) {
        return permille / 10 + "." + permille % 10;
    }
}
