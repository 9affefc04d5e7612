package io.framehouse.notices.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.notices.WebhookDelivery;
import io.framehouse.notices.WebhookEndpoint;
import io.framehouse.notices.WebhookEndpoint.Kind;
import io.framehouse.notices.WebhookEvent;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TimeFormat;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;

/** Webhooks in words and badges. */
final class WebhookWords {
    private WebhookWords() {}

    /** What names an endpoint: host and path, which is what its managers know it by. */
    static String name(WebhookEndpoint endpoint) {
        String url = endpoint.data().url();
        if (endpoint.kind() == Kind.JOBS || url == null) {
            return "Addresses that jobs name";
        }
        URI address = URI.create(url);
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return address.getRawAuthority() + (path.equals("/") ? "" : path);
    }

    /** What heads its panel: what people call it, else its host. */
    static String title(WebhookEndpoint endpoint) {
        if (!endpoint.data().description().isBlank()) {
            return endpoint.data().description();
        }
        String url = endpoint.data().url();
        return url == null ? name(endpoint) : URI.create(url).getRawAuthority();
    }

    static String events(WebhookEndpoint endpoint) {
        return endpoint.data().events().isEmpty()
                ? "All events"
                : endpoint.data().events().stream()
                        .sorted()
                        .map(WebhookEvent::wire)
                        .collect(Collectors.joining(", "));
    }

    static String help(WebhookEvent event) {
        return switch (event) {
            case JOB_QUEUED -> "A provider took the job";
            case JOB_RUNNING -> "The provider makes the video";
            case JOB_UNKNOWN -> "We are checking what became of the job";
            case JOB_SUCCEEDED -> "The video can be played here";
            case JOB_FAILED -> "The job failed and its credits were released";
            case JOB_CANCELLED -> "The job was cancelled and its credits were released";
            case ASSET_READY -> "A video or a cover can be downloaded";
            case BUDGET_ALERT -> "A budget reached one of its thresholds";
            case BUDGET_FORECAST -> "A budget will cross its limit before its period ends";
            case EXPORT_READY -> "A scheduled export can be downloaded";
            case WEBHOOK_TEST -> "A test that somebody asked for";
        };
    }

    static StatusBadge health(WebhookEndpoint endpoint, ZoneId zone) {
        WebhookEndpoint.Why why = endpoint.why();
        if (why != null) {
            return switch (why) {
                case PERSON -> StatusBadge.of("Off", VaadinIcon.PAUSE, Style.NEUTRAL);
                case GONE ->
                        StatusBadge.of("Gone", VaadinIcon.BAN, Style.BAD)
                                .meaning("The receiver answered 410 Gone.");
                case FAILING ->
                        StatusBadge.of("Switched off", VaadinIcon.CLOSE_CIRCLE, Style.BAD)
                                .meaning("The receiver took nothing for five days.");
            };
        }
        Instant since = endpoint.failingSince();
        if (since != null) {
            return StatusBadge.of("Failing", VaadinIcon.WARNING, Style.CHECK)
                    .meaning("Nothing was taken since " + TimeFormat.absolute(since, zone) + ".");
        }
        return endpoint.lastSuccessAt() == null
                ? StatusBadge.of("Not used yet", VaadinIcon.CLOCK, Style.NEUTRAL)
                : StatusBadge.of("Working", VaadinIcon.CHECK_CIRCLE, Style.GOOD);
    }

    /** Why it is off and what to do; only for one that is. */
    static String off(WebhookEndpoint.Why why) {
        return switch (why) {
            case PERSON -> "This webhook is off. Events of this time are not sent later.";
            case GONE ->
                    "The receiver answered 410 Gone, so nothing more is sent. Check the address"
                            + " before you switch it on.";
            case FAILING ->
                    "The receiver took nothing for five days, so the webhook was switched off."
                            + " Repair the receiver, switch it on and send again what it missed.";
        };
    }

    static StatusBadge state(WebhookDelivery delivery) {
        return switch (delivery.state()) {
            case DELIVERED -> StatusBadge.of("Delivered", VaadinIcon.CHECK_CIRCLE, Style.GOOD);
            case FAILED -> StatusBadge.of("Failed", VaadinIcon.CLOSE_CIRCLE, Style.BAD);
            case WAITING ->
                    delivery.attempts().isEmpty()
                            ? StatusBadge.ring("Sending")
                            : StatusBadge.of("Trying again", VaadinIcon.REFRESH, Style.CHECK);
        };
    }

    static String attempts(WebhookDelivery delivery) {
        int count = delivery.attempts().size();
        return count == 1 ? "1 attempt" : count + " attempts";
    }

    static String answer(WebhookDelivery.Attempt attempt) {
        Integer status = attempt.status();
        String said = status == null ? "No answer" : "Answer " + status;
        return said + " after " + millis(attempt.durationMillis());
    }

    private static String millis(long millis) {
        return millis < 1_000
                ? millis + " ms"
                : "%d.%d s".formatted(millis / 1_000, millis % 1_000 / 100);
    }
}
