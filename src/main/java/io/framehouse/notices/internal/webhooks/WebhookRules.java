package io.framehouse.notices.internal.webhooks;

import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEndpoint.Kind;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.notices.Webhooks;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What an endpoint may be, and what may be done with it. */
@Component
final class WebhookRules {
    private static final int LONGEST_DESCRIPTION = 200;

    private final WebhookAddress addresses;

    WebhookRules(WebhookAddress addresses) {
        this.addresses = addresses;
    }

    /** Looks the address up; outside of transactions. */
    void requireFit(Kind kind, WebhookData data) {
        if (data.description().length() > LONGEST_DESCRIPTION) {
            throw DomainException.invalid(
                    "description", "out_of_range", "description must have at most 200 characters.");
        }
        if (data.events().contains(WebhookEvent.WEBHOOK_TEST)) {
            throw DomainException.invalid(
                    "events",
                    "not_allowed",
                    "events must not name webhook.test; it is always sent.");
        }
        String url = data.url();
        if ((kind == Kind.ADDRESS) == (url == null)) {
            throw DomainException.invalid(
                    "url",
                    url == null ? "required" : "not_allowed",
                    url == null
                            ? "url is missing."
                            : "This webhook sends to the addresses that jobs name; it has no url.");
        }
        if (url != null) {
            addresses.require("url", url);
        }
    }

    static void requireRoom(List<WebhookEndpoint> all) {
        long present = all.stream().filter(one -> one.kind() == Kind.ADDRESS).count();
        if (present >= Webhooks.MOST) {
            throw wrongState(
                    "The team has %d webhooks, which is the most. Delete one first."
                            .formatted(present));
        }
    }

    static void requireOn(WebhookEndpoint endpoint) {
        if (!endpoint.enabled()) {
            throw wrongState("The webhook is off. Switch it on first.");
        }
    }

    /** Another one would be made by the next job that names an address, and be on. */
    static void requireDeletable(WebhookEndpoint endpoint) {
        if (endpoint.kind() == Kind.JOBS) {
            throw wrongState(
                    "This webhook stands for the addresses that jobs name and cannot be deleted."
                            + " Switch it off instead.");
        }
    }

    static void requireOwnAddress(WebhookEndpoint endpoint) {
        if (endpoint.kind() == Kind.JOBS) {
            throw wrongState(
                    "This webhook has no address of its own. Submit a job with 'webhook_url' to"
                            + " try it.");
        }
    }

    static void requireOverlap(Duration overlap) {
        if (overlap.isNegative() || overlap.compareTo(Webhooks.LONGEST_OVERLAP) > 0) {
            throw DomainException.invalid(
                    "overlap_hours", "out_of_range", "overlap_hours must be from 0 to 168.");
        }
    }

    private static DomainException wrongState(String text) {
        return new DomainException(CommonError.WRONG_STATE, text);
    }
}
