package io.framehouse.gateway.rest.dropin;

import io.framehouse.api.ErrorForm.Answer;
import io.framehouse.api.Failure;
import java.util.Map;

/** Tells throttled callers when to come back, whatever their dialect. */
final class RetryAfter {
    private RetryAfter() {}

    static Answer copy(Failure failure, Answer answer) {
        Object seconds = failure.details().get("retry_after");
        return seconds == null
                ? answer
                : new Answer(
                        answer.status(),
                        answer.contentType(),
                        answer.body(),
                        Map.of("Retry-After", seconds.toString()));
    }
}
