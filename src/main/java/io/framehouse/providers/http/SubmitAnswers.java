package io.framehouse.providers.http;

import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.http.CodeTable.Known;
import io.framehouse.providers.http.CodeTable.Meaning;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts every answer to a submit into one class. In this order:
 *
 * <ol>
 *   <li>no connection: never sent; no complete answer: unanswered
 *   <li>2xx with a task id: accepted; any other 2xx: unanswered
 *   <li>408, 499 and 5xx: unanswered whatever the body says, for the work may have begun
 *   <li>a documented word decides next, whatever the 4xx: account, busy, refused, or the provider's
 *       own trouble, which is unanswered
 *   <li>429: busy; 401, 402, 403: the account
 *   <li>any other 4xx in the provider's error form: refused, because it is the provider's definite
 *       word even where the code is not documented
 *   <li>4xx in no such form comes from something in between. 413, 414, 415 and 431 are about this
 *       very request: refused. 404 and 405 mean that the account's address is wrong, as do the
 *       redirects 301, 307 and 308, which we never follow: the account. Anything else is no
 *       definite answer: unanswered
 *   <li>302, 303 and other 3xx may follow work that was done: unanswered
 * </ol>
 */
public final class SubmitAnswers {
    private final CodeTable codes;

    public SubmitAnswers(CodeTable codes) {
        this.codes = codes;
    }

    /**
     * @param reader reads a 2xx body; null where it holds no task id
     */
    public SubmitOutcome classify(
            Reply reply,
            String secret,
            Function<ObjectNode, SubmitOutcome.@Nullable Accepted> reader) {
        return switch (reply) {
            case Reply.NeverSent never -> new SubmitOutcome.NeverSent(never.reason());
            case Reply.Lost lost -> new SubmitOutcome.Unanswered(lost.reason());
            case Reply.Answer answer when answer.isSuccess() -> accepted(answer, reader);
            case Reply.Answer answer -> refused(answer, ErrorBody.of(answer.body(), secret));
        };
    }

    private static SubmitOutcome accepted(
            Reply.Answer answer, Function<ObjectNode, SubmitOutcome.@Nullable Accepted> reader) {
        ObjectNode body = answer.body();
        SubmitOutcome accepted = body == null ? null : reader.apply(body);
        return accepted != null
                ? accepted
                : new SubmitOutcome.Unanswered(
                        "The provider answered " + answer.status() + " without a task id.");
    }

    private SubmitOutcome refused(Reply.Answer answer, ErrorBody error) {
        int status = answer.status();
        Optional<Known> known = codes.find(error.code());
        String words = error.inWords(status, known);
        if (status == 408 || status == 499 || status >= 500) {
            return new SubmitOutcome.Unanswered(words);
        }
        return switch (meaning(status, error, known.map(Known::meaning))) {
            case ACCOUNT -> new SubmitOutcome.AccountTrouble(error.codeOr(status), words);
            case BUSY -> new SubmitOutcome.Busy(error.codeOr(status), words, answer.retryAfter());
            case REFUSED, NO_TASK -> new SubmitOutcome.Refused(error.codeOr(status), words);
            case UNCLEAR -> new SubmitOutcome.Unanswered(words);
        };
    }

    private static Meaning meaning(int status, ErrorBody error, Optional<Meaning> documented) {
        return documented.orElseGet(() ->
                switch (status) {
                    case 429 -> Meaning.BUSY;
                    case 401, 402, 403, 301, 307, 308 -> Meaning.ACCOUNT;
                    case 413, 414, 415, 431 -> Meaning.REFUSED;
                    case 404, 405 -> error.isWellFormed() ? Meaning.REFUSED : Meaning.ACCOUNT;
                    default ->
                            error.isWellFormed() && status >= 400
                                    ? Meaning.REFUSED
                                    : Meaning.UNCLEAR;
                });
    }
}
