package io.framehouse.gateway.rest;

import io.framehouse.api.RequestReader;
import io.framehouse.notices.WebhookChange;
import io.framehouse.notices.WebhookData;
import io.framehouse.notices.WebhookEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a call chooses about an endpoint; on change, what is not given stays. */
final class WebhookRequest {
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int MAX_OVERLAP_HOURS = 168;
    private static final int USUAL_OVERLAP_HOURS = 24;

    private WebhookRequest() {}

    static WebhookData create(RequestReader reader) {
        String url = reader.text("url", WebAddress.MAX_LENGTH);
        String description = reader.optionalText("description", LONGEST_DESCRIPTION);
        Set<WebhookEvent> events = events(reader);
        reader.finish();
        return new WebhookData(
                url, description == null ? "" : description, events == null ? Set.of() : events);
    }

    static WebhookChange change(RequestReader reader) {
        String url = reader.has("url") ? reader.text("url", WebAddress.MAX_LENGTH) : null;
        String description = null;
        if (reader.has("description")) {
            String given = reader.optionalText("description", LONGEST_DESCRIPTION);
            description = given == null ? "" : given;
        }
        Set<WebhookEvent> events = events(reader);
        Boolean enabled = reader.given("enabled") == null ? null : reader.flag("enabled", true);
        reader.finish();
        return new WebhookChange(url, description, events, enabled);
    }

    /** Hours the old secret still signs, 0 to 168; a day where not said. */
    static int overlapHours(RequestReader reader) {
        Integer hours = reader.optionalInteger("overlap_hours", 0, MAX_OVERLAP_HOURS);
        reader.finish();
        return hours == null ? USUAL_OVERLAP_HOURS : hours;
    }

    /** Null where not given; empty for all, as are {@code ["*"]} and a null of the caller's. */
    private static @Nullable Set<WebhookEvent> events(RequestReader reader) {
        if (!reader.has("events")) {
            return null;
        }
        List<String> words = reader.optionalTexts("events", 20, 40);
        if (words == null || words.equals(List.of(WebhookJson.ALL))) {
            return Set.of();
        }
        Set<WebhookEvent> events = EnumSet.noneOf(WebhookEvent.class);
        for (String word : words) {
            WebhookEvent.fromWire(word)
                    .filter(WebhookEvent.offered()::contains)
                    .ifPresentOrElse(events::add, () -> refuse(reader, word));
        }
        if (words.isEmpty()) {
            reader.refuse("events", "out_of_range", "must name at least one event, or be [\"*\"]");
        }
        return events;
    }

    private static void refuse(RequestReader reader, String word) {
        String allowed =
                WebhookEvent.offered().stream()
                        .map(WebhookEvent::wire)
                        .collect(Collectors.joining(", "));
        reader.refuse(
                "events",
                "not_allowed",
                "has '" + word + "'; allowed are " + allowed + ", or * alone for all");
    }
}
