package io.framehouse.providers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TimeFormat;
import io.framehouse.ui.TimeText;
import java.time.Instant;
import java.time.ZoneOffset;

/** One account: what it is, how it is doing, and what can be done with it. */
final class ProviderCard extends Div {
    /** What the card's buttons ask for. */
    interface Actions {
        void test(ProviderAccount account);

        void enable(ProviderAccount account, boolean enabled);
    }

    ProviderCard(ProviderAccount account, ProvidersModel model, Actions actions) {
        addClassNames("card", "provider-card");
        H2 name = new H2(new Anchor("admin/providers/" + account.id(), account.data().name()));
        name.addClassName("section-title");
        Div head = new Div(name, badge(account, model));
        head.addClassName("provider-card__head");
        add(head, facts(account, model));
        sayWhatHappened(account);
        Div buttons = new Div(test(account, actions), enable(account, actions));
        buttons.addClassName("button-row");
        add(buttons);
    }

    private static StatusBadge badge(ProviderAccount account, ProvidersModel model) {
        return switch (model.health(account)) {
            case WORKING -> StatusBadge.of("Working", VaadinIcon.CHECK_CIRCLE, Style.GOOD);
            case NOT_TESTED ->
                    StatusBadge.of("Not tested", VaadinIcon.QUESTION_CIRCLE, Style.NEUTRAL);
            case REFUSING -> StatusBadge.of("Refusing", VaadinIcon.CLOSE_CIRCLE, Style.BAD);
            case WAITING -> StatusBadge.of("Slow", VaadinIcon.HOURGLASS, Style.CHECK);
            case PAUSED_BY_ADMIN ->
                    StatusBadge.of("Paused by admin", VaadinIcon.PAUSE, Style.NEUTRAL);
        };
    }

    private static Component facts(ProviderAccount account, ProvidersModel model) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        fact(facts, "Dialect", new Span(ProvidersModel.speaks(account.data())));
        fact(facts, "Host", new Span(ProvidersModel.host(account.data().baseUrl())));
        fact(facts, "Models", new Span(model.models(account)));
        Span jobs = new Span(model.running(account));
        jobs.addClassName("num");
        fact(facts, "Jobs", jobs);
        Span key = new Span(ProvidersModel.keyText(account));
        key.addClassName("mono");
        fact(facts, "Key", key);
        return facts;
    }

    private static void fact(DescriptionList facts, String term, Component value) {
        DescriptionList.Description description = new DescriptionList.Description(value);
        facts.add(new DescriptionList.Term(term), description);
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
            Paragraph pause =
                    new Paragraph("New jobs wait here %s. Held credits are safe.".formatted(end));
            pause.addClassName("provider-card__pause");
            add(pause);
        }
    }

    private static Button test(ProviderAccount account, Actions actions) {
        Button test = new Button("Test connection", VaadinIcon.CONNECT_O.create());
        test.setAriaLabel("Test connection of " + account.data().name());
        test.setDisableOnClick(true);
        test.addClickListener(click -> actions.test(account));
        return test;
    }

    private static Button enable(ProviderAccount account, Actions actions) {
        boolean enabled = account.data().enabled();
        String verb = enabled ? "Pause new jobs" : "Send new jobs";
        Button toggle = new Button(verb, (enabled ? VaadinIcon.PAUSE : VaadinIcon.PLAY).create());
        toggle.setAriaLabel(verb + " at " + account.data().name());
        toggle.addClickListener(click -> actions.enable(account, !enabled));
        return toggle;
    }
}
