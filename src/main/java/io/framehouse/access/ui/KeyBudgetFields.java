package io.framehouse.access.ui;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.framehouse.access.KeyBudgets.KeyBudget;
import io.framehouse.access.KeyBudgets.Limit;
import io.framehouse.access.KeyBudgets.Reset;
import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How much a key may spend, until when: a pair, of which one without the other says nothing. */
final class KeyBudgetFields extends Div {
    private final BigDecimalField amount = new BigDecimalField("Budget");
    private final Select<Reset> resets = new Select<>();
    private final Paragraph next = new Paragraph();
    private final @Nullable Limit before;
    private final Instant now;
    private final ZoneId zone;

    KeyBudgetFields(@Nullable KeyBudget budget, Instant now, ZoneId zone) {
        this.before = budget == null ? null : budget.own();
        this.now = now;
        this.zone = zone;
        addClassName("key-form");
        if (budget != null && !budget.single()) {
            add(new Paragraph("This key has several budgets. Change them on the page of budgets."));
            return;
        }
        amount.setLocale(Locale.ENGLISH);
        amount.setSuffixComponent(new Span("credits"));
        amount.setManualValidation(true);
        amount.setPlaceholder("No limit");
        resets.setLabel("Resets");
        resets.setItems(Reset.values());
        resets.setItemLabelGenerator(reset -> reset == null ? "\u2013" : KeyWords.reset(reset));
        resets.setEmptySelectionAllowed(true);
        resets.setEmptySelectionCaption("\u2013");
        resets.setManualValidation(true);
        resets.addValueChangeListener(change -> changedBy());
        amount.addValueChangeListener(change -> changedBy());
        next.addClassNames("caption", "key-form__note");
        Div pair = new Div(amount, resets);
        pair.addClassName("key-form__pair");
        add(pair, next);
        if (before != null) {
            amount.setValue(new BigDecimal(before.amount().toWire()));
            resets.setValue(before.reset());
        }
        tellNext();
    }

    /** What was said against the pair was said against what it was before. */
    private void changedBy() {
        amount.setInvalid(false);
        resets.setInvalid(false);
        tellNext();
    }

    private void tellNext() {
        next.setText(KeyWords.nextReset(resets.getValue(), now, zone));
    }

    Map<String, HasValidation> fields() {
        return Map.of("limit", amount, "period", resets);
    }

    /** Whether the pair is whole, or left out. */
    boolean complete() {
        boolean amountGiven = amount.getValue() != null;
        boolean resetGiven = resets.getValue() != null;
        boolean amountFits = amountGiven ? KeyWords.isAmount(amount) : !resetGiven;
        amount.setErrorMessage(
                amountGiven
                        ? "Give 0 or more credits with at most 6 decimals."
                        : "Say how many credits, or clear when they reset.");
        amount.setInvalid(!amountFits);
        boolean resetFits = resetGiven || !amountGiven;
        resets.setErrorMessage("Say when the budget begins anew.");
        resets.setInvalid(!resetFits);
        return amountFits && resetFits;
    }

    /** The budget as it stands; null where nothing was changed. */
    KeyDraft.@Nullable BudgetChange changed() {
        BigDecimal credits = amount.getValue();
        Reset reset = resets.getValue();
        Limit wanted =
                credits == null || reset == null
                        ? null
                        : new Limit(Credits.parse(credits.toPlainString()), reset);
        boolean offered = getChildren().anyMatch(Div.class::isInstance);
        return !offered || Objects.equals(wanted, before)
                ? null
                : new KeyDraft.BudgetChange(wanted);
    }
}
