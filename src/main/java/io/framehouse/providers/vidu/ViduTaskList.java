package io.framehouse.providers.vidu;

import io.framehouse.providers.Dialect.Endpoint;
import io.framehouse.providers.http.Json;
import io.framehouse.providers.http.Paths;
import io.framehouse.providers.http.ProviderHttp;
import io.framehouse.providers.http.Reply;
import io.framehouse.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks through Vidu's task list for a payload of ours. */
final class ViduTaskList {
    private static final String PATH = "/ent/v2/tasks";
    private static final int MAX_PAGES = 30;
    private static final int PAGE_SIZE = 100;
    private static final Duration CLOCKS_APART = Duration.ofHours(1);
    private static final Duration DOCUMENTED_WINDOW = Duration.ofDays(7);

    private final ProviderHttp http;
    private final Clock clock;

    ViduTaskList(ProviderHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** The task's id; empty where it is not there or the list could not be read to its end. */
    Optional<String> find(Endpoint endpoint, String tag) {
        String query =
                "?created_at.from="
                        + Paths.encode(from(tag).toString())
                        + "&pager.pagesz="
                        + PAGE_SIZE;
        String page = "";
        Set<String> seen = new HashSet<>();
        for (int number = 0; number < MAX_PAGES; number++) {
            ObjectNode body = read(http.get(endpoint, PATH + query + page));
            if (body == null) {
                return Optional.empty();
            }
            Optional<String> found = inPage(Json.items(body, "tasks"), tag);
            String token = Json.text(body, "next_page_token");
            if (found.isPresent() || token == null || !seen.add(token)) {
                return found;
            }
            page = "&pager.page_token=" + Paths.encode(token);
        }
        return Optional.empty();
    }

    private static @Nullable ObjectNode read(Reply reply) {
        return reply instanceof Reply.Answer answer && answer.isSuccess() ? answer.body() : null;
    }

    private static Optional<String> inPage(List<JsonNode> tasks, String tag) {
        return tasks.stream()
                .filter(task -> tag.equals(Json.text(task, "payload")))
                .flatMap(task -> Optional.ofNullable(Json.text(task, "id", "task_id")).stream())
                .findFirst();
    }

    /** Our tags are version 7 UUIDs, which tell when they were made; others get the full window. */
    private Instant from(String tag) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant earliest = now.minus(DOCUMENTED_WINDOW);
        Instant made =
                Ids.parse(tag)
                        .filter(id -> id.version() == 7)
                        .map(ViduTaskList::time)
                        .map(time -> time.truncatedTo(ChronoUnit.SECONDS).minus(CLOCKS_APART))
                        .orElse(earliest);
        return made.isAfter(now) ? earliest : made;
    }

    private static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
