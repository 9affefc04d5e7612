package io.framehouse.providers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.ui.CopyButton;
import io.framehouse.ui.Facts;
import io.framehouse.ui.TimeText;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The lines of a card that say how its account does. */
final class TrafficFacts {
    private static final String ONE_NODE = "As this node of the console sees it";

    private TrafficFacts() {}

    static void addTo(Facts facts, Traffic traffic) {
        line(facts, "Queue", traffic.queue(), "Jobs of all teams that it could take");
        line(facts, "Failed", traffic.errors(), ONE_NODE);
        line(facts, "Answers", traffic.answers(), ONE_NODE);
        String balance = traffic.balance();
        Instant readAt = traffic.readAt();
        if (balance != null && readAt != null) {
            facts.add(
                    "Balance",
                    number(balance),
                    new Span(" \u00b7 "),
                    TimeText.relative(readAt, ZoneOffset.UTC));
        }
        String callback = traffic.callback();
        if (callback != null) {
            facts.add("Callbacks", callback(callback));
        }
    }

    private static void line(Facts facts, String name, @Nullable String words, String meaning) {
        if (words != null) {
            Span value = number(words);
            value.setTitle(meaning);
            facts.add(name, value);
        }
    }

    private static Span number(String words) {
        Span value = new Span(words);
        value.addClassName("num");
        return value;
    }

    private static Component callback(String address) {
        if (address.isEmpty()) {
            return new Span("On, but none can come: no public address, or they cannot be verified");
        }
        Span shown = new Span(address);
        shown.addClassName("mono");
        Div line = new Div(shown, new CopyButton("callback address", address));
        line.addClassName("provider-card__callback");
        return line;
    }
}
