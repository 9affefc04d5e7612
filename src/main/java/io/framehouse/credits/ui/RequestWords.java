package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetRequests.BudgetRequest;
import io.framehouse.credits.BudgetRequests.State;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.RequestBadge;
import io.framehouse.ui.StatusBadge;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Requests for more in words. */
final class RequestWords {
    private RequestWords() {}

    static StatusBadge badge(State state) {
        return switch (state) {
            case WAITING -> RequestBadge.waiting();
            case APPROVED -> RequestBadge.approved();
            case DECLINED -> RequestBadge.declined();
            case WITHDRAWN -> RequestBadge.withdrawn();
        };
    }

    /** What became of an ended request, with who and why. */
    static String outcome(BudgetRequest request, ZoneId zone) {
        return switch (request.state()) {
            case WAITING -> "Nobody has answered yet.";
            case APPROVED ->
                    "%s more%s, by %s.%s"
                            .formatted(
                                    credits(request.approved()),
                                    until(request.approvedUntil(), zone),
                                    by(request),
                                    quoted(request.answer()));
            case DECLINED -> "By %s.%s".formatted(by(request), quoted(request.answer()));
            case WITHDRAWN -> "The person took it back.";
        };
    }

    private static String by(BudgetRequest request) {
        String by = request.answeredBy();
        return by == null ? "somebody" : by;
    }

    private static String credits(@Nullable Credits amount) {
        return amount == null ? "Some credits" : CreditsFormat.sentence(amount);
    }

    private static String until(@Nullable Instant until, ZoneId zone) {
        return until == null ? "" : " until " + BudgetWords.until(until, zone);
    }

    private static String quoted(@Nullable String answer) {
        return answer == null || answer.isBlank() ? "" : " \u201c" + answer + "\u201d";
    }
}
