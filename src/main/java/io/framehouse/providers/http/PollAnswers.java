package io.framehouse.providers.http;

import io.framehouse.providers.CancelOutcome;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.http.CodeTable.Known;
import io.framehouse.providers.http.CodeTable.Meaning;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts every answer to a question about a task into one class. Only a 2xx with a known status word
 * is a verdict; whatever else comes leaves the task as it was.
 */
public final class PollAnswers {
    private final CodeTable codes;

    public PollAnswers(CodeTable codes) {
        this.codes = codes;
    }

    /**
     * @param reader reads a 2xx body; null where it holds no status word
     */
    public PollOutcome classify(
            Reply reply, String secret, Function<ObjectNode, @Nullable PollOutcome> reader) {
        return switch (reply) {
            case Reply.NeverSent never -> new PollOutcome.Unreachable(never.reason());
            case Reply.Lost lost -> new PollOutcome.Unreachable(lost.reason());
            case Reply.Answer answer -> {
                ObjectNode body = answer.body();
                PollOutcome read = answer.isSuccess() && body != null ? reader.apply(body) : null;
                yield read != null ? read : trouble(answer, ErrorBody.of(body, secret));
            }
        };
    }

    private PollOutcome trouble(Reply.Answer answer, ErrorBody error) {
        Optional<Known> known = codes.find(error.code());
        Optional<Meaning> meaning = known.map(Known::meaning);
        String words =
                error.isWellFormed()
                        ? error.inWords(answer.status(), known)
                        : "The provider answered " + answer.status() + " in no form we know.";
        if (answer.status() == 404 || meaning.filter(Meaning.NO_TASK::equals).isPresent()) {
            return new PollOutcome.NotFound(words);
        }
        if (answer.status() == 429 || meaning.filter(Meaning.BUSY::equals).isPresent()) {
            return new PollOutcome.Throttled(answer.retryAfter());
        }
        return new PollOutcome.Unreachable(
                switch (answer.status()) {
                    case 401 -> PollOutcome.Unreachable.ACCOUNT_REFUSED + words;
                    case 403 -> PollOutcome.Unreachable.FORBIDDEN + words;
                    default -> words;
                });
    }

    /** Reads the answer to a wish to cancel: only a well-formed 4xx about the task is a no. */
    public CancelOutcome cancelled(Reply reply, String secret) {
        return switch (reply) {
            case Reply.NeverSent never -> new CancelOutcome.Unanswered(never.reason());
            case Reply.Lost lost -> new CancelOutcome.Unanswered(lost.reason());
            case Reply.Answer answer when answer.isSuccess() -> new CancelOutcome.Accepted();
            case Reply.Answer answer -> notCancelled(answer, ErrorBody.of(answer.body(), secret));
        };
    }

    private CancelOutcome notCancelled(Reply.Answer answer, ErrorBody error) {
        Optional<Known> known = codes.find(error.code());
        String words = error.inWords(answer.status(), known);
        boolean definite =
                switch (answer.status()) {
                    case 400, 404, 405, 409, 410, 422 -> error.isWellFormed();
                    default -> false;
                };
        boolean aboutTheTask =
                known.map(Known::meaning)
                        .map(meaning -> meaning == Meaning.REFUSED || meaning == Meaning.NO_TASK)
                        .orElse(true);
        return definite && aboutTheTask
                ? new CancelOutcome.Refused(words)
                : new CancelOutcome.Unanswered(words);
    }
}
