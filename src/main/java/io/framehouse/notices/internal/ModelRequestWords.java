package io.framehouse.notices.internal;

import io.framehouse.catalog.ModelRequests.ModelRequest;
import io.framehouse.notices.Notice.Severity;
import io.framehouse.notices.NoticeKind;
import io.framehouse.teams.Team;

/** Requests for models, and their answers, in words. */
final class ModelRequestWords {
    private ModelRequestWords() {}

    /**
     * As those hear it who can answer.
     *
     * @param who the name of the person who asks
     * @param title the model's name for people
     */
    static Draft asked(ModelRequest request, Team team, String who, String title) {
        return new Draft(
                "model-asked:" + request.id(),
                NoticeKind.MODEL_ASKED,
                Severity.INFO,
                who + " asks for " + title,
                "%s: \u201c%s\u201d".formatted(team.name(), request.reason()),
                Links.models(team));
    }

    /** As the person hears it who asked. */
    static Draft answered(ModelRequest request, boolean approved, Team team, String title) {
        return new Draft(
                "model-answered:" + request.id(),
                NoticeKind.MODEL_ANSWERED,
                approved ? Severity.SUCCESS : Severity.INFO,
                title + (approved ? " is allowed now" : " stays not allowed"),
                team.name() + "." + answer(request),
                Links.models(team));
    }

    private static String answer(ModelRequest request) {
        String by = request.answeredBy();
        String words = request.answer();
        if (by == null) {
            return "";
        }
        return words == null || words.isBlank()
                ? " " + by + " answered."
                : " " + by + ": \u201c" + words + "\u201d";
    }
}
