package io.framehouse.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.framehouse.ui.BudgetFigures;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.ErrorIds;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tightest available amount, always in view; opens the figures behind it. */
final class BalanceChip extends Div {
    private final CurrentTeam team;
    private final Supplier<Glance> source;
    private final NativeButton button = new NativeButton();
    private final transient @Nullable Consumer<Glance> ask;
    private final Popover popover = new Popover();
    private @Nullable Instant lastKnown;

    /**
     * A chip.
     *
     * @param ask opens the way to more; null for those who may not ask
     */
    BalanceChip(CurrentTeam team, Supplier<Glance> source, @Nullable Consumer<Glance> ask) {
        this.team = team;
        this.source = source;
        this.ask = ask;
        addClassName("balance");
        button.addClassNames("balance-chip", "num");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel("Available to you");
        popover.setAutofocus(true);
        popover.setModal(false);
        popover.addClassName("balance-popover");
        add(button, popover);
        refresh();
    }

    void refresh() {
        try {
            Glance glance = source.get();
            lastKnown = glance.asOf();
            show(glance);
        } catch (RuntimeException failure) {
            ErrorIds.report(failure);
            showDelayed();
        }
    }

    private void show(Glance glance) {
        BudgetFigures.Level level = glance.tightest().figures().level();
        button.removeAll();
        popover.removeAll();
        setClassName("balance balance--" + level.name().toLowerCase(java.util.Locale.ROOT));
        switch (level) {
            case WITHIN -> button.add(ring(glance.tightest().figures()), amount(glance));
            case NEAR ->
                    button.add(VaadinIcon.WARNING.create(), amount(glance), word("Near limit"));
            case USED_UP ->
                    button.add(VaadinIcon.BAN.create(), new Span(nothingLeft(glance.tightest())));
        }
        button.getElement()
                .setAttribute(
                        "aria-label",
                        "Available to you: "
                                + CreditsFormat.sentence(glance.available())
                                + ". Open budget details.");
        Consumer<Glance> way = ask;
        popover.add(
                way == null
                        ? new BalanceDetails(team, glance)
                        : new BalanceDetails(team, glance, askButton(way, glance)));
    }

    private Button askButton(Consumer<Glance> way, Glance glance) {
        Button button =
                new Button(
                        "Ask for more",
                        click -> {
                            popover.close();
                            way.accept(glance);
                        });
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private static String nothingLeft(Glance.Limit tightest) {
        return tightest.figures().limit().isZero() ? "No credits" : "Used up";
    }

    private void showDelayed() {
        button.removeAll();
        popover.removeAll();
        setClassName("balance balance--delayed");
        Instant known = lastKnown;
        String text =
                known == null
                        ? "Not known yet"
                        : "Last known " + TimeFormat.time(known, team.zone());
        button.add(VaadinIcon.CLOCK.create(), new Span(text));
        button.getElement()
                .setAttribute("aria-label", "Figures delayed. " + text + ". Open budget details.");
        popover.add(
                new Div(
                        "We cannot read the current balance. Jobs are still checked against the"
                                + " real budget when you send."));
    }

    private static Component amount(Glance glance) {
        Span number = new Span(CreditsFormat.number(glance.available()));
        Span unit = new Span(CreditsFormat.THIN_SPACE + "cr");
        unit.addClassName("balance-chip__unit");
        Span amount = new Span(number, unit);
        amount.addClassName("balance-chip__amount");
        return amount;
    }

    private static Component word(String text) {
        Span word = new Span(text);
        word.addClassName("balance-chip__word");
        return word;
    }

    private static Component ring(BudgetFigures figures) {
        int used = figures.settledPermille() + figures.heldPermille();
        return new Svg(
                """
                <svg class="ring" viewBox="0 0 20 20" aria-hidden="true" focusable="false">\
                <circle class="ring__track" cx="10" cy="10" r="8"/>\
                <circle class="ring__used" cx="10" cy="10" r="8" pathLength="1000" \
                stroke-dasharray="%d 1000" transform="rotate(-90 10 10)"/></svg>\
                """
                        .formatted(used));
    }
}
