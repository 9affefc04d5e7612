package io.framehouse.providers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.ui.Facts;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TimeFormat;
import io.framehouse.ui.TimeText;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** One account: what it is, how it is doing, and what can be done with it. */
final class ProviderCard extends Div {
    /** What the card's buttons ask for. */
    interface Actions {
        void test(ProviderAccount account);

        void pause(ProviderAccount account);

        void resume(ProviderAccount account);

        void drain(ProviderAccount account);
    }

    ProviderCard(ProviderAccount account, ProvidersModel model, Traffic traffic, Actions actions) {
        addClassNames("card", "provider-card");
        H2 name = new H2(new Anchor("admin/providers/" + account.id(), account.data().name()));
        name.addClassName("section-title");
        Div head = new Div(name, badge(account, model, traffic));
        head.addClassName("provider-card__head");
        add(head, facts(account, model, traffic));
        sayWhatHappened(account);
        warn(traffic.sending());
        warn(traffic.left());
        Div buttons = new Div(test(account, actions));
        buttons.addClassName("button-row");
        addStops(buttons, account, model, traffic, actions);
        add(buttons);
    }

    private static void addStops(
            Div buttons,
            ProviderAccount account,
            ProvidersModel model,
            Traffic traffic,
            Actions actions) {
        if (model.isStopped(account) || traffic.drains()) {
            buttons.add(button("Resume", VaadinIcon.PLAY, account, () -> actions.resume(account)));
        } else {
            buttons.add(button("Pause", VaadinIcon.PAUSE, account, () -> actions.pause(account)));
        }
        if (!traffic.drains()) {
            buttons.add(
                    button("Drain", VaadinIcon.SIGN_OUT, account, () -> actions.drain(account)));
        }
    }

    private static Button button(
            String verb, VaadinIcon icon, ProviderAccount account, Runnable act) {
        Button button = new Button(verb, icon.create(), click -> act.run());
        button.setAriaLabel(verb + " " + account.data().name());
        return button;
    }

    private static StatusBadge badge(
            ProviderAccount account, ProvidersModel model, Traffic traffic) {
        ProvidersModel.Health health = model.health(account);
        if (traffic.broken() && health == ProvidersModel.Health.WORKING) {
            health = ProvidersModel.Health.WAITING;
        }
        return switch (health) {
            case WORKING -> StatusBadge.of("Working", VaadinIcon.CHECK_CIRCLE, Style.GOOD);
            case NOT_TESTED ->
                    StatusBadge.of("Not tested", VaadinIcon.QUESTION_CIRCLE, Style.NEUTRAL);
            case REFUSING -> StatusBadge.of("Refusing", VaadinIcon.CLOSE_CIRCLE, Style.BAD);
            case WAITING -> StatusBadge.of("Slow", VaadinIcon.HOURGLASS, Style.CHECK);
            case PAUSED_BY_ADMIN ->
                    StatusBadge.of("Paused by admin", VaadinIcon.PAUSE, Style.NEUTRAL);
        };
    }

    private static Component facts(ProviderAccount account, ProvidersModel model, Traffic traffic) {
        Facts facts = new Facts();
        facts.add("Dialect", ProvidersModel.speaks(account.data()));
        facts.add("Host", ProvidersModel.host(account.data().baseUrl()));
        facts.add("Models", model.models(account));
        Span jobs = new Span(model.running(account));
        jobs.addClassName("num");
        facts.add("Jobs", jobs);
        TrafficFacts.addTo(facts, traffic);
        Span key = new Span(ProvidersModel.keyText(account));
        key.addClassName("mono");
        facts.add("Key", key);
        return facts;
    }

    private void sayWhatHappened(ProviderAccount account) {
        String detail = account.statusDetail();
        Instant at = account.statusAt();
        if (at != null) {
            Paragraph said = new Paragraph();
            said.addClassName("caption");
            if (detail != null) {
                said.add(new Span(detail), new Span(" \u00b7 "));
            } else {
                said.add(new Span("Last answer "));
            }
            said.add(TimeText.relative(at, ZoneOffset.UTC));
            add(said);
        }
        Instant until = account.pausedUntil();
        if (until != null) {
            String end =
                    until.equals(Instant.MAX)
                            ? "until an admin changes or tests the account"
                            : "until " + TimeFormat.time(until, ZoneOffset.UTC) + " UTC";
            String why = account.pausedReason() == null ? "" : " Reason: " + account.pausedReason();
            warn("New jobs wait here %s. Held credits are safe.%s".formatted(end, why));
        }
    }

    private void warn(@Nullable String sentence) {
        if (sentence != null) {
            Paragraph line = new Paragraph(sentence);
            line.addClassName("provider-card__pause");
            add(line);
        }
    }

    private static Button test(ProviderAccount account, Actions actions) {
        Button test = new Button("Test connection", VaadinIcon.CONNECT_O.create());
        test.setAriaLabel("Test connection of " + account.data().name());
        test.setDisableOnClick(true);
        test.addClickListener(click -> actions.test(account));
        return test;
    }
}
