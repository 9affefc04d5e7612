package io.framehouse.catalog.ui;

import io.framehouse.catalog.ModelRequests.ModelRequest;
import io.framehouse.catalog.ModelRequests.State;
import io.framehouse.ui.RequestBadge;
import io.framehouse.ui.StatusBadge;

/** Requests for models in words. */
final class AccessWords {
    private AccessWords() {}

    static StatusBadge badge(State state) {
        return switch (state) {
            case WAITING -> RequestBadge.waiting();
            case APPROVED -> RequestBadge.approved();
            case DECLINED -> RequestBadge.declined();
            case WITHDRAWN -> RequestBadge.withdrawn();
        };
    }

    /** What became of an ended request, with who and why. */
    static String outcome(ModelRequest request) {
        return switch (request.state()) {
            case WAITING -> "Nobody has answered yet.";
            case APPROVED, DECLINED -> "By %s.%s".formatted(by(request), quoted(request));
            case WITHDRAWN -> "The person took it back.";
        };
    }

    private static String by(ModelRequest request) {
        String by = request.answeredBy();
        return by == null ? "somebody" : by;
    }

    private static String quoted(ModelRequest request) {
        String answer = request.answer();
        return answer == null || answer.isBlank() ? "" : " \u201c" + answer + "\u201d";
    }
}
