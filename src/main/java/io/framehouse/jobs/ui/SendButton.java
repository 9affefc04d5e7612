package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.framehouse.shared.Credits;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one button that spends; it says what it holds. On phones it sticks to the lower edge. */
final class SendButton extends Div {
    private final CurrentTeam team;
    private final Button button = new Button("Create video");
    private final Span total = new Span();
    private final Paragraph shortage = new Paragraph();
    private final Div way = new Div();
    private final WayOut wayOut;
    private @Nullable Credits announced;
    private boolean sendable;
    private Optional<Remaining> shownMissing = Optional.empty();

    /** What a person can do about a shortage: ask for more, or raise the budget. */
    interface WayOut {
        Component of(Remaining missing, PriceView price);
    }

    SendButton(CurrentTeam team, Runnable send, WayOut wayOut) {
        this.team = team;
        this.wayOut = wayOut;
        addClassName("send");
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.addClassName("send__button");
        button.setDisableOnClick(true);
        button.addClickListener(click -> {
            send.run();
            button.setEnabled(true);
        });
        Shortcuts.addShortcutListener(this, () -> pressByKey(send), Key.ENTER, KeyModifier.CONTROL);
        Shortcuts.addShortcutListener(this, () -> pressByKey(send), Key.ENTER, KeyModifier.META);
        Span keys = new Span("Ctrl Enter");
        keys.addClassName("send__keys");
        Anchor details = new Anchor("#quote", "details");
        details.setRouterIgnore(true);
        Div amount = new Div(total, details);
        amount.addClassNames("send__total", "num");
        shortage.addClassName("send__shortage");
        way.addClassName("send__ask");
        Div row = new Div(amount, button);
        row.addClassName("send__row");
        add(shortage, way, row, keys);
    }

    void show(PriceView price) {
        Credits held = price.total();
        Optional<Remaining> missing = held == null ? Optional.empty() : price.shortest();
        button.setText(
                held == null
                        ? "Create video"
                        : "Create video \u00b7 hold " + CreditsFormat.exact(held));
        sendable = missing.isEmpty() && (held != null || !price.errors().isEmpty());
        button.setEnabled(sendable);
        total.setText(
                missing.map(level -> CreditsFormat.exactText(level.gap()) + " short")
                        .orElseGet(
                                () -> held == null ? "No price" : CreditsFormat.exactText(held)));
        total.setClassName("send__total--short", missing.isPresent());
        shortage.setVisible(missing.isPresent());
        way.setVisible(missing.isPresent());
        missing.ifPresent(level -> shortage.setText(words(level)));
        showWayOut(missing, price);
        announce(held);
    }

    /** Keeps what is there while the same is missing, so that the focus stays. */
    private void showWayOut(Optional<Remaining> missing, PriceView price) {
        if (missing.equals(shownMissing)) {
            return;
        }
        shownMissing = missing;
        way.removeAll();
        missing.map(level -> wayOut.of(level, price)).ifPresent(way::add);
    }

    private void pressByKey(Runnable send) {
        if (button.isEnabled()) {
            send.run();
        }
    }

    private void announce(@Nullable Credits held) {
        if (held != null && !held.equals(announced)) {
            if (announced != null) {
                Announcer.polite(CreditsFormat.sentence(held));
            }
            announced = held;
        }
    }

    private String words(Remaining level) {
        Instant resets = level.resetsAt();
        String until = resets == null ? "" : " until " + TimeFormat.absolute(resets, team.zone());
        return "Your budget is %s short. This job holds %s; you have %s of %s left%s."
                        .formatted(
                                CreditsFormat.sentence(level.gap()),
                                CreditsFormat.exact(level.hold()),
                                CreditsFormat.exact(level.before()),
                                CreditsFormat.exact(level.figures().limit()),
                                until)
                + " Shorten it, use off-peak, or ask for more.";
    }
}
