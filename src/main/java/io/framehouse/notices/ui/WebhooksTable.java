package io.framehouse.notices.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.TimeText;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Endpoints with their health; each leads to its log. */
final class WebhooksTable {
    private WebhooksTable() {}

    static Component of(
            CurrentTeam team,
            List<WebhookEndpoint> endpoints,
            Function<WebhookEndpoint, Component> menu) {
        CardTable<WebhookEndpoint> table =
                new CardTable<WebhookEndpoint>("Webhooks")
                        .title("Webhook", one -> name(team, one))
                        .column("Events", one -> events(one))
                        .column("Health", one -> WebhookWords.health(one, team.zone()))
                        .column("Last sent", one -> lastSent(team, one))
                        .actions(menu);
        table.addClassName("webhooks-table");
        return table.rows(endpoints);
    }

    private static Component name(CurrentTeam team, WebhookEndpoint endpoint) {
        String name = WebhookWords.name(endpoint);
        Anchor link = new Anchor(WebhooksView.path(team, endpoint.id().toString()), name);
        link.addClassName("webhooks-table__name");
        link.setTitle(name);
        Div cell = new Div(link);
        if (!endpoint.data().description().isBlank()
                && endpoint.kind() == WebhookEndpoint.Kind.ADDRESS) {
            Span words = new Span(endpoint.data().description());
            words.addClassName("caption");
            words.getElement().setAttribute("dir", "auto");
            cell.add(words);
        }
        cell.addClassName("webhooks-table__cell");
        return cell;
    }

    private static Component events(WebhookEndpoint endpoint) {
        Span words = new Span(WebhookWords.events(endpoint));
        words.addClassName("webhooks-table__events");
        return words;
    }

    private static Component lastSent(CurrentTeam team, WebhookEndpoint endpoint) {
        Instant at = endpoint.lastAttemptAt();
        return at == null ? new Span("Never") : TimeText.relative(at, team.zone());
    }
}
