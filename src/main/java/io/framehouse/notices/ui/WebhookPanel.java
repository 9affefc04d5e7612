package io.framehouse.notices.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.framehouse.notices.WebhookDelivery;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEndpoint.Kind;
import io.framehouse.shared.Page;
import io.framehouse.ui.CopyButton;
import io.framehouse.ui.Facts;
import io.framehouse.ui.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One endpoint beside the list: its facts, what can be done, and its log. */
final class WebhookPanel extends Div {
    /** What the panel asks its page to do. */
    record Actions(
            Runnable test,
            Runnable rotate,
            Runnable edit,
            Runnable switchOn,
            Consumer<UUID> resend,
            @Nullable Runnable older) {}

    private final WebhookEndpoint endpoint;
    private final ZoneId zone;
    private final Instant now;
    private final Actions actions;
    private final Set<UUID> opened;

    /**
     * @param opened which deliveries are open; kept up to date, so that a fresh panel looks alike
     */
    WebhookPanel(
            WebhookEndpoint endpoint,
            Page<WebhookDelivery> log,
            ZoneId zone,
            Instant now,
            Set<UUID> opened,
            Actions actions) {
        this.endpoint = endpoint;
        this.zone = zone;
        this.now = now;
        this.opened = opened;
        this.actions = actions;
        addClassName("webhook-panel");
        WebhookEndpoint.Why why = endpoint.why();
        if (why != null) {
            add(off(why));
        }
        add(facts(), buttons(), deliveries(log));
    }

    private Component off(WebhookEndpoint.Why why) {
        Button on = new Button("Switch on", click -> actions.switchOn().run());
        on.addThemeVariants(ButtonVariant.PRIMARY);
        Div block = new Div(new Paragraph(WebhookWords.off(why)), on);
        block.addClassNames("card", "webhook-panel__off");
        return block;
    }

    private Component facts() {
        Facts facts = new Facts();
        facts.add("Health", WebhookWords.health(endpoint, zone));
        String url = endpoint.data().url();
        if (url == null) {
            facts.add("Address", "The webhook_url of each job");
        } else {
            Span address = new Span(url);
            address.addClassNames("mono", "webhook-panel__url");
            facts.add("Address", new Div(address, new CopyButton("address", url)));
        }
        facts.add("Events", WebhookWords.events(endpoint));
        when(facts, "Failing since", endpoint.failingSince());
        when(facts, "Last taken", endpoint.lastSuccessAt());
        Instant until = endpoint.previousSecretUntil();
        if (until != null && until.isAfter(now)) {
            facts.add("Two secrets until", TimeText.absolute(until, zone));
        }
        return facts;
    }

    private void when(Facts facts, String name, @Nullable Instant at) {
        if (at != null) {
            facts.add(name, TimeText.relative(at, zone));
        }
    }

    private Component buttons() {
        Div row = new Div();
        row.addClassName("button-row");
        if (endpoint.enabled() && endpoint.kind() == Kind.ADDRESS) {
            row.add(new Button("Send test", click -> actions.test().run()));
        }
        row.add(
                new Button("Rotate secret", click -> actions.rotate().run()),
                new Button("Edit", click -> actions.edit().run()));
        return row;
    }

    private Component deliveries(Page<WebhookDelivery> log) {
        H3 title = new H3("Deliveries");
        title.addClassName("section-title");
        Section section = new Section(title);
        section.addClassName("webhook-panel__log");
        if (log.items().isEmpty()) {
            section.add(
                    new Paragraph(
                            endpoint.kind() == Kind.JOBS
                                    ? "Nothing was sent in the last 30 days."
                                    : "Nothing was sent in the last 30 days. Send a test to try the"
                                            + " receiver."));
        }
        log.items().forEach(delivery -> section.add(item(delivery)));
        Runnable older = actions.older();
        if (log.nextCursor() != null && older != null) {
            section.add(new Button("Show older deliveries", click -> older.run()));
        }
        return section;
    }

    private Component item(WebhookDelivery delivery) {
        Runnable resend = endpoint.enabled() ? () -> actions.resend().accept(delivery.id()) : null;
        DeliveryItem item = new DeliveryItem(delivery, zone, resend);
        item.setOpened(opened.contains(delivery.id()));
        item.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                opened.add(delivery.id());
            } else {
                opened.remove(delivery.id());
            }
        });
        return item;
    }
}
