package io.framehouse.providers.vidu;

import io.framehouse.providers.Dialect.Endpoint;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.TagList;
import io.framehouse.providers.TagSearch;
import io.framehouse.providers.TagWindow;
import io.framehouse.providers.http.Json;
import io.framehouse.providers.http.Paths;
import io.framehouse.providers.http.PollAnswers;
import io.framehouse.providers.http.ProviderHttp;
import io.framehouse.providers.http.Reply;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks through Vidu's task list for payloads of ours. Its page prints the paging fields once as
 * {@code pager} and once as {@code paper}, and which of them the server takes is not known: pages
 * are asked for by {@code pager} and, where that does not lead on, by {@code paper}.
 *
 * @see <a href="https://platform.vidu.com/docs/tasks-list">Vidu: tasks list</a>
 */
final class ViduTaskList {
    private static final String PATH = "/ent/v2/tasks";
    private static final int MAX_PAGES = 50;
    static final int PAGE_SIZE = 100;
    private static final String CLOSED = "The list has more pages than we read.";

    private final ProviderHttp http;
    private final PollAnswers polls = new PollAnswers(ViduCodes.TABLE);

    ViduTaskList(ProviderHttp http) {
        this.http = http;
    }

    /** All tags of the window; with a gap where the list could not be read to its end. */
    TagList read(Endpoint endpoint, TagWindow window) {
        ViduListScan scan = new ViduListScan(window.from());
        byToken(endpoint, query(window), scan);
        if (scan.mayHaveMore()) {
            byNumber(endpoint, query(window), scan);
        }
        return scan.result();
    }

    /** Asks for one task and compares the payload that its answer repeats. */
    TagSearch check(Endpoint endpoint, String path, String taskId, String tag) {
        Reply reply = http.get(endpoint, path);
        ObjectNode body = body(reply);
        String payload = body == null ? null : Json.text(body, "payload");
        if (tag.equals(payload)) {
            return new TagSearch.Found(taskId);
        }
        if (payload != null) {
            return new TagSearch.Absent(0, null);
        }
        PollOutcome outcome = polls.classify(reply, endpoint.apiKey(), answer -> null);
        return outcome instanceof PollOutcome.NotFound
                ? new TagSearch.Absent(0, null)
                : new TagSearch.Incomplete("The answer about the named task repeats no payload.");
    }

    private void byToken(Endpoint endpoint, String query, ViduListScan scan) {
        String next = "";
        while (scan.pages() < MAX_PAGES) {
            Reply reply = http.get(endpoint, query + "&pager.pagesz=" + PAGE_SIZE + next);
            ObjectNode body = body(reply);
            if (body == null) {
                boolean notTaken = scan.pages() == 0 && status(reply) == 400;
                scan.broken(words(reply), notTaken);
                return;
            }
            String token = scan.page(body);
            if (token == null) {
                return;
            }
            next = "&pager.page_token=" + Paths.encode(token);
        }
        scan.broken(CLOSED, false);
    }

    private void byNumber(Endpoint endpoint, String query, ViduListScan scan) {
        for (int number = 0; number < MAX_PAGES; number++) {
            String page = "&paper.pagesz=" + PAGE_SIZE + "&paper.page=" + number;
            Reply reply = http.get(endpoint, query + page);
            ObjectNode body = body(reply);
            if (body == null) {
                scan.broken(words(reply), false);
                return;
            }
            if (!scan.numberedPage(body)) {
                return;
            }
        }
        scan.broken(CLOSED, false);
    }

    private static String query(TagWindow window) {
        String from = PATH + "?created_at.from=" + Paths.encode(window.from().toString());
        return window.to() == null
                ? from
                : from + "&created_at.to=" + Paths.encode(Objects.toString(window.to()));
    }

    private static @Nullable ObjectNode body(Reply reply) {
        return reply instanceof Reply.Answer answer && answer.isSuccess() ? answer.body() : null;
    }

    private static int status(Reply reply) {
        return reply instanceof Reply.Answer answer ? answer.status() : 0;
    }

    private static String words(Reply reply) {
        return switch (reply) {
            case Reply.NeverSent never -> never.reason();
            case Reply.Lost lost -> lost.reason();
            case Reply.Answer answer ->
                    "The list answered " + answer.status() + " in no form we can read.";
        };
    }
}
