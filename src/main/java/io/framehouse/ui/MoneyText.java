package io.framehouse.ui;

import com.vaadin.flow.component.html.Span;
import io.framehouse.shared.Credits;

/** An amount of credits with its unit, in tabular figures; the only way to show one. */
public final class MoneyText extends Span {
    private MoneyText(String text, String accessibleText) {
        super(text);
        addClassNames("num", "money");
        if (!text.equals(accessibleText)) {
            setTitle(accessibleText);
        }
    }

    /** {@code 1,240 cr}. */
    public static MoneyText of(Credits amount) {
        String exact = CreditsFormat.exactText(amount);
        return new MoneyText(CreditsFormat.shortText(amount), exact);
    }

    /** For quotes, holds and ledger lines: every decimal. */
    public static MoneyText exact(Credits amount) {
        String text = CreditsFormat.exactText(amount);
        return new MoneyText(text, text);
    }

    /**
     * For columns whose heading says the unit: the number alone, with every decimal.
     *
     * @param places of the column, from {@link CreditsFormat#places}
     */
    public static MoneyText inColumn(Credits amount, int places) {
        return new MoneyText(
                CreditsFormat.exactInColumn(amount, places), CreditsFormat.exactText(amount));
    }

    /** A large figure, short from 100,000 on; the exact value is its tooltip and its name. */
    public static MoneyText kpi(Credits amount) {
        MoneyText text = new MoneyText(CreditsFormat.kpi(amount), CreditsFormat.exactText(amount));
        text.addClassName("kpi");
        if (!CreditsFormat.kpi(amount).equals(CreditsFormat.shortText(amount))) {
            text.getElement().setAttribute("role", "img");
            text.getElement().setAttribute("aria-label", CreditsFormat.exact(amount) + " credits");
        }
        return text;
    }
}
