package io.framehouse.providers.http;

import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.SubmitOutcome.Busy.Cause;
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
 *   <li>a documented word decides next, whatever the 4xx: account, busy, not here, refused, or the
 *       provider's own trouble, which is unanswered. A word about an unknown task is one about the
 *       account's address, because a submit names no task
 *   <li>429: busy; 401, 402, 403, 407: the account
 *   <li>statuses that tell of the way and not of this request (404, 405, 406, 410, 414, 415, 421,
 *       426, 431 and the redirects 301, 307 and 308, which we never follow): the account's address
 *       is wrong, whether a gateway says so as a page or as JSON
 *   <li>413: refused, for it is about this very request; so are 400 and 422 in the provider's error
 *       form, its definite word even where the reason is not documented
 *   <li>anything else is no definite answer: unanswered
 * </ol>
 *
 * @see "Decision 0015: answers of providers"
 */
public final class SubmitAnswers {
    private static final String WRONG_ADDRESS =
            " A submit cannot be made there: check the account's address.";

    private final CodeTable codes;

    public SubmitAnswers(CodeTable codes) {
        this.codes = codes;
    }

    /**
     * @param first whether the job was never sent before: what may pass by itself is then busy
     * @param reader reads a 2xx body; null where it holds no task id
     */
    public SubmitOutcome classify(
            Reply reply,
            String secret,
            boolean first,
            Function<ObjectNode, SubmitOutcome.@Nullable Accepted> reader) {
        return switch (reply) {
            case Reply.NeverSent never -> new SubmitOutcome.NeverSent(never.reason());
            case Reply.Lost lost -> new SubmitOutcome.Unanswered(lost.reason());
            case Reply.Answer answer when answer.isSuccess() -> accepted(answer, reader);
            case Reply.Answer answer -> refused(answer, ErrorBody.of(answer.body(), secret), first);
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

    private SubmitOutcome refused(Reply.Answer answer, ErrorBody error, boolean first) {
        int status = answer.status();
        Optional<Known> known = codes.find(error.code());
        String words = error.inWords(status, known);
        if (status == 408 || status == 499 || status >= 500) {
            return new SubmitOutcome.Unanswered(words);
        }
        String code = error.codeOr(status);
        SubmitOutcome.Refused refused = new SubmitOutcome.Refused(code, words);
        return switch (meaning(status, error, known.map(Known::meaning))) {
            case ACCOUNT -> new SubmitOutcome.AccountTrouble(code, words);
            case NO_TASK -> new SubmitOutcome.AccountTrouble(code, words + WRONG_ADDRESS);
            case BUSY -> busy(code, words, answer, Cause.ACCOUNT);
            case ELSEWHERE -> busy(code, words, answer, Cause.MODEL);
            case ONCE_MORE -> first ? busy(code, words, answer, Cause.IMAGE) : refused;
            case REFUSED -> refused;
            case UNCLEAR -> new SubmitOutcome.Unanswered(words);
        };
    }

    private static SubmitOutcome busy(String code, String words, Reply.Answer answer, Cause cause) {
        return new SubmitOutcome.Busy(code, words, answer.retryAfter(), cause);
    }

    private static Meaning meaning(int status, ErrorBody error, Optional<Meaning> documented) {
        return documented.orElseGet(() ->
                switch (status) {
                    case 429 -> Meaning.BUSY;
                    case 401, 402, 403, 407 -> Meaning.ACCOUNT;
                    case 404, 405, 406, 410, 414, 415, 421, 426, 431 -> Meaning.NO_TASK;
                    case 301, 307, 308 -> Meaning.NO_TASK;
                    case 413 -> Meaning.REFUSED;
                    case 400, 422 -> error.isWellFormed() ? Meaning.REFUSED : Meaning.UNCLEAR;
                    default -> Meaning.UNCLEAR;
                });
    }
}
