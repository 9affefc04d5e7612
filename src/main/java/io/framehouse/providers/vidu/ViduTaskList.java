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
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
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

    private static final String SLOW = "The list answers too slowly to be read to its end.";
    private static final String NO_ROOM =
            "The account's requests a minute are used up; the list was not read to its end.";

    private final ProviderHttp http;
    private final Duration most;
    private final PollAnswers polls = new PollAnswers(ViduCodes.TABLE);

    /**
     * @param most after this time a scan asks for no further page
     */
    ViduTaskList(ProviderHttp http, Duration most) {
        this.http = http;
        this.most = most;
    }

    /**
     * All tags of the window; with a gap where the list could not be read to its end.
     *
     * @param mayAskMore asked before each page but the first
     */
    TagList read(Endpoint endpoint, TagWindow window, BooleanSupplier mayAskMore) {
        ViduListScan scan = new ViduListScan(window.from());
        Pages pages = new Pages(endpoint, query(window), scan, mayAskMore);
        byToken(pages, scan);
        if (scan.mayHaveMore()) {
            byNumber(pages, scan);
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

    private static void byToken(Pages pages, ViduListScan scan) {
        String next = "";
        while (scan.pages() < MAX_PAGES) {
            ObjectNode body = pages.next("&pager.pagesz=" + PAGE_SIZE + next);
            String token = body == null ? null : scan.page(body);
            if (token == null) {
                return;
            }
            next = "&pager.page_token=" + Paths.encode(token);
        }
        scan.broken(CLOSED, false);
    }

    private static void byNumber(Pages pages, ViduListScan scan) {
        for (int number = 0; number < MAX_PAGES; number++) {
            ObjectNode body = pages.next("&paper.pagesz=" + PAGE_SIZE + "&paper.page=" + number);
            if (body == null || !scan.numberedPage(body)) {
                return;
            }
        }
        scan.broken(CLOSED, false);
    }

    /** Asks for the pages of one scan, for as long as it may. */
    private final class Pages {
        private final Endpoint endpoint;
        private final String query;
        private final ViduListScan scan;
        private final BooleanSupplier mayAskMore;
        private final long began = System.nanoTime();
        private boolean first = true;

        Pages(Endpoint endpoint, String query, ViduListScan scan, BooleanSupplier mayAskMore) {
            this.endpoint = endpoint;
            this.query = query;
            this.scan = scan;
            this.mayAskMore = mayAskMore;
        }

        /** A page; null where there is none, and the scan knows why. */
        @Nullable ObjectNode next(String part) {
            String stop = first ? null : stop();
            if (stop != null) {
                scan.broken(stop, false);
                return null;
            }
            Reply reply = http.get(endpoint, query + part);
            ObjectNode body = body(reply);
            if (body == null) {
                TagSearch.Incomplete why = why(reply, endpoint.apiKey());
                // The list may not know the first word for pages, and the other.
                boolean notTaken = first && status(reply) == 400 && why.throttled() == null;
                scan.broken(why, notTaken);
            }
            first = false;
            return body;
        }

        private @Nullable String stop() {
            if (System.nanoTime() - began >= most.toNanos()) {
                return SLOW;
            }
            return mayAskMore.getAsBoolean() ? null : NO_ROOM;
        }
    }

    private TagSearch.Incomplete why(Reply reply, String secret) {
        PollOutcome outcome = polls.classify(reply, secret, answer -> null);
        return new TagSearch.Incomplete(
                words(reply), outcome instanceof PollOutcome.Throttled wish ? wish : null);
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
