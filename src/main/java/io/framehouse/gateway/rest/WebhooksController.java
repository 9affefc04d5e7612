package io.framehouse.gateway.rest;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.notices.NewWebhook;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.Action;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the events of the key's team are sent; for keys with {@code team:admin}. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhooksController {
    private final TeamCaller caller;
    private final Webhooks webhooks;

    WebhooksController(TeamCaller caller, Webhooks webhooks) {
        this.caller = caller;
        this.webhooks = webhooks;
    }

    @GetMapping
    Page<WebhookJson> list(PageRequest page) {
        return Paging.slice(webhooks.list(team()), page, one -> one.id().toString())
                .map(WebhookJson::of);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    WebhookJson create(JsonBody body) {
        TeamId team = team();
        return withSecret(webhooks.create(team, WebhookRequest.create(body.reader())));
    }

    @GetMapping("/{id}")
    WebhookJson get(@PathVariable String id) {
        return WebhookJson.of(webhooks.get(team(), webhookId(id)));
    }

    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    WebhookJson change(@PathVariable String id, JsonBody body) {
        TeamId team = team();
        UUID endpoint = webhooks.get(team, webhookId(id)).id();
        return WebhookJson.of(
                webhooks.change(team, endpoint, WebhookRequest.change(body.reader())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        webhooks.delete(team(), webhookId(id));
    }

    @PostMapping(path = "/{id}/rotate-secret", consumes = MediaType.APPLICATION_JSON_VALUE)
    WebhookJson rotate(@PathVariable String id, JsonBody body) {
        TeamId team = team();
        int hours = WebhookRequest.overlapHours(body.reader());
        return withSecret(webhooks.rotate(team, webhookId(id), Duration.ofHours(hours)));
    }

    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    WebhookDeliveryJson test(@PathVariable String id) {
        return WebhookDeliveryJson.whole(webhooks.test(team(), webhookId(id)));
    }

    @GetMapping("/{id}/deliveries")
    Page<WebhookDeliveryJson> deliveries(@PathVariable String id, PageRequest page) {
        return webhooks.deliveries(team(), webhookId(id), page).map(WebhookDeliveryJson::row);
    }

    @GetMapping("/{id}/deliveries/{delivery}")
    WebhookDeliveryJson delivery(@PathVariable String id, @PathVariable String delivery) {
        return WebhookDeliveryJson.whole(
                webhooks.delivery(team(), webhookId(id), deliveryId(delivery)));
    }

    @PostMapping("/{id}/deliveries/{delivery}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    WebhookDeliveryJson resend(@PathVariable String id, @PathVariable String delivery) {
        return WebhookDeliveryJson.whole(
                webhooks.resend(team(), webhookId(id), deliveryId(delivery)));
    }

    private TeamId team() {
        return caller.teamFor(Action.MANAGE_WEBHOOKS);
    }

    private static WebhookJson withSecret(NewWebhook made) {
        return WebhookJson.of(made.endpoint(), made.secret());
    }

    private static UUID webhookId(String text) {
        return Ids.parse(text).orElseThrow(() -> DomainException.notFound("webhook"));
    }

    private static UUID deliveryId(String text) {
        return Ids.parse(text).orElseThrow(() -> DomainException.notFound("delivery"));
    }
}
