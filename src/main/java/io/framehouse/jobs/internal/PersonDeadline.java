package io.framehouse.jobs.internal;

import io.framehouse.jobs.UnknownReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** After how long a person is asked, and how often is still looked from then on. */
@Component
class PersonDeadline {
    private static final Duration RARELY = Duration.ofHours(1);
    private static final Duration WITHOUT_LIST = Duration.ofMinutes(30);
    private static final Duration WITH_QUESTIONS = Duration.ofHours(2);

    private final Duration withoutList;
    private final Duration withQuestions;

    /**
     * @param after one time for all; else half an hour where nothing can be asked, two hours where
     *     a list or a task can
     */
    PersonDeadline(
            @Value("${framehouse.reconciliation.ask-person-after:#{null}}")
                    @Nullable Duration after) {
        this.withoutList = Objects.requireNonNullElse(after, WITHOUT_LIST);
        this.withQuestions = Objects.requireNonNullElse(after, WITH_QUESTIONS);
    }

    Instant of(UnknownReason reason, Instant since) {
        return reason == UnknownReason.ACCOUNT_GONE ? since : since.plus(withQuestions);
    }

    Instant withoutList(Instant since) {
        return since.plus(withoutList);
    }

    Instant rarely(Instant now) {
        return now.plus(RARELY);
    }
}
