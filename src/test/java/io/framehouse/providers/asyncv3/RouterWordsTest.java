package io.framehouse.providers.asyncv3;

import static io.framehouse.providers.DocumentedWord.account;
import static io.framehouse.providers.DocumentedWord.busy;
import static io.framehouse.providers.DocumentedWord.refused;
import static io.framehouse.providers.DocumentedWord.unclear;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import io.framehouse.providers.DocumentedWord;
import io.framehouse.providers.FakeProvider;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.http.CallLimits;
import io.framehouse.providers.http.ProviderHttp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every word of the routers' reference, as an answer to a submit and to a question. */
class RouterWordsTest {
    static final List<DocumentedWord> WORDS =
            List.of(
                    account(403, "INVALID_API_KEY"),
                    account(401, "FAILED_TO_AUTH"),
                    account(403, "NOT_ENOUGH_BALANCE"),
                    account(403, "ACCESS_DENY"),
                    // A 404 to a question is about the task, whatever the word.
                    refused(404, "MODEL_NOT_FOUND").asked(PollOutcome.NotFound.class),
                    refused(400, "INVALID_REQUEST_BODY"),
                    busy(429, "RATE_LIMIT_EXCEEDED"),
                    busy(429, "TOKEN_LIMIT_EXCEEDED"),
                    unclear(503, "SERVICE_NOT_AVAILABLE"));

    private final FakeProvider provider = new FakeProvider();
    private final ProviderHttp http =
            new ProviderHttp(CallLimits.DEFAULT, new MutableClock(Instant.EPOCH));
    private final AsyncV3Dialect dialect = new AsyncV3Dialect(http);

    @AfterEach
    void close() {
        http.close();
        provider.close();
    }

    @Test
    void everyWordOfTheTableIsHere() {
        assertThat(WORDS)
                .extracting(DocumentedWord::key)
                .containsExactlyInAnyOrderElementsOf(RouterCodes.TABLE.words());
    }

    @ParameterizedTest
    @FieldSource("WORDS")
    void aSubmitHasOneClass(DocumentedWord known) {
        answers(known);
        assertThat(submit()).isInstanceOf(known.first()).isInstanceOf(known.again());
    }

    @ParameterizedTest
    @FieldSource("WORDS")
    void aQuestionHasOneClassAndNoWordEndsTheTask(DocumentedWord known) {
        answers(known);
        assertThat(poll()).isInstanceOf(known.poll());
    }

    @ParameterizedTest
    @FieldSource("WORDS")
    void aTaskThatFailedWithTheWordHasFailed(DocumentedWord known) {
        provider.answers(
                200,
                "{\"task\":{\"status\":\"TASK_STATUS_FAILED\",\"reason\":\"%s\"}}"
                        .formatted(known.word()));
        assertThat(poll())
                .isEqualTo(new PollOutcome.Failed("TASK_STATUS_FAILED", known.word(), false, null));
    }

    @ParameterizedTest
    @CsvSource({
        "TASK_STATUS_QUEUED, Pending",
        "TASK_STATUS_PROCESSING, Pending",
        "TASK_STATUS_SUCCEED, Succeeded",
        "TASK_STATUS_FAILED, Failed",
        "TASK_STATUS_CANCELED, Failed",
        // words of the other dialects, which gateways mix in
        "created, Pending",
        "queueing, Pending",
        "processing, Pending",
        "in_progress, Pending",
        "success, Succeeded",
        "completed, Succeeded",
        "failed, Failed",
        // usual spellings
        "TASK_STATUS_SUCCEEDED, Succeeded",
        "succeeded, Succeeded",
        "queued, Pending",
        // nobody's verdict
        "TASK_STATUS_UNKNOWN, Unrecognised",
        "TASK_STATUS_EXPIRED, Unrecognised",
        "TASK_STATUS_FAILURE, Unrecognised",
        "cancelled, Unrecognised",
        "error, Unrecognised"
    })
    void aStatusWordHasOneClassInAnyCase(String word, String expected) {
        for (String spelled : List.of(word, word.toUpperCase(), word.toLowerCase())) {
            provider.answers(200, "{\"task\":{\"status\":\"" + spelled + "\"}}");
            assertThat(poll().getClass().getSimpleName()).as(spelled).isEqualTo(expected);
        }
    }

    private void answers(DocumentedWord known) {
        provider.answers(
                known.status(),
                "{\"code\":%d,\"reason\":\"%s\",\"message\":\"m\",\"metadata\":{}}"
                        .formatted(known.status(), known.word()));
    }

    private PollOutcome poll() {
        return dialect.poll(provider.endpoint(), "t");
    }

    private SubmitOutcome submit() {
        return dialect.submit(
                provider.endpoint(),
                new Submission(
                        UUID.randomUUID(),
                        "/v3/async/vidu-q2-pro-img2video",
                        null,
                        FakeProvider.json("{}"),
                        null,
                        1));
    }
}
