package io.framehouse.providers.vidu;

import io.framehouse.providers.TagList;
import io.framehouse.providers.TagSearch;
import io.framehouse.providers.http.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one reading of Vidu's task list has seen so far. That nothing was found says something only
 * where the end of the list was seen and its rows repeat payloads at all.
 */
final class ViduListScan {
    private static final String REPEATS = "The list repeats itself instead of leading on.";
    private static final String NO_PAYLOADS = "The list's rows repeat no payloads.";
    private static final String NO_LIST = "The answer holds no list of tasks.";
    private static final int DEFAULT_SIZE = 10;

    private final Instant since;
    private final Map<String, String> tasks = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> numbered = new HashSet<>();
    private final Set<String> tokens = new HashSet<>();
    private boolean payloads;
    private boolean mayHaveMore;
    private int pages;
    private TagSearch.@Nullable Incomplete gap;

    ViduListScan(Instant since) {
        this.since = since;
    }

    int pages() {
        return pages;
    }

    /** Whether pages should be asked for by number: tokens did not lead to the end. */
    boolean mayHaveMore() {
        return mayHaveMore;
    }

    /** The page could not be read. */
    void broken(String why, boolean otherWayMayHelp) {
        broken(new TagSearch.Incomplete(why), otherWayMayHelp);
    }

    void broken(TagSearch.Incomplete why, boolean otherWayMayHelp) {
        gap = why;
        mayHaveMore = otherWayMayHelp;
    }

    /** Takes a page and tells the token of the next one; null where there is none to ask for. */
    @Nullable String page(ObjectNode body) {
        if (!body.path("tasks").isArray()) {
            broken(NO_LIST, false);
            return null;
        }
        List<JsonNode> rows = Json.items(body, "tasks");
        take(rows, ids);
        String token = Json.text(body, "next_page_token");
        if (token == null) {
            // A page of another size than the documented ones is a last one.
            boolean full = rows.size() == DEFAULT_SIZE || rows.size() >= ViduTaskList.PAGE_SIZE;
            mayHaveMore = pages == 1 && full;
            return null;
        }
        if (!tokens.add(token)) {
            broken(REPEATS, true);
            return null;
        }
        return token;
    }

    /** Takes a page asked for by its number; whether there may be another one. */
    boolean numberedPage(ObjectNode body) {
        List<JsonNode> rows = Json.items(body, "tasks");
        if (!body.path("tasks").isArray()) {
            gap = new TagSearch.Incomplete(NO_LIST);
            return false;
        }
        if (rows.isEmpty() && Json.text(body, "next_page_token") == null) {
            gap = null;
            return false;
        }
        boolean news = take(rows, numbered);
        gap = news ? gap : new TagSearch.Incomplete(REPEATS);
        return news;
    }

    TagList result() {
        boolean rows = !ids.isEmpty() || !numbered.isEmpty();
        boolean blind = gap == null && rows && !payloads;
        return new TagList(
                tasks, pages, since, blind ? new TagSearch.Incomplete(NO_PAYLOADS) : gap);
    }

    private boolean take(List<JsonNode> rows, Set<String> seen) {
        pages++;
        boolean news = false;
        for (JsonNode row : rows) {
            payloads |= row.has("payload");
            String id = Json.text(row, "id", "task_id");
            String payload = Json.text(row, "payload");
            news |= id != null && seen.add(id);
            if (id != null && payload != null) {
                tasks.putIfAbsent(payload, id);
            }
        }
        return news;
    }
}
