package io.framehouse.providers.vtrix;

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

/** Every code of Vtrix's page, as an answer to a submit and to a question, and on a failed task. */
class VtrixWordsTest {
    static final List<DocumentedWord> WORDS =
            List.of(
                    refused(400, "008007001"),
                    refused(400, "008007002"),
                    refused(400, "008007003"),
                    refused(400, "008007004"),
                    refused(400, "008007005"),
                    unclear(400, "008007095"),
                    unclear(400, "008007096"),
                    unclear(400, "008007097"),
                    unclear(400, "008007098"),
                    unclear(400, "008007099"));

    private final FakeProvider provider = new FakeProvider();
    private final ProviderHttp http =
            new ProviderHttp(CallLimits.DEFAULT, new MutableClock(Instant.EPOCH));
    private final VtrixDialect dialect = new VtrixDialect(http);

    @AfterEach
    void close() {
        http.close();
        provider.close();
    }

    @Test
    void everyWordOfTheTableIsHere() {
        assertThat(WORDS)
                .extracting(DocumentedWord::key)
                .containsExactlyInAnyOrderElementsOf(VtrixCodes.TABLE.words());
    }

    @ParameterizedTest
    @FieldSource("WORDS")
    void aSubmitHasOneClassWithAndWithoutTheZeros(DocumentedWord known) {
        for (String code : List.of("\"" + known.word() + "\"", known.key())) {
            provider.answers(
                    known.status(), "{\"error\":{\"code\":" + code + ",\"error_message\":\"m\"}}");
            assertThat(submit()).as(code).isInstanceOf(known.first());
        }
    }

    @ParameterizedTest
    @FieldSource("WORDS")
    void aQuestionHasOneClassAndNoCodeEndsTheTask(DocumentedWord known) {
        provider.answers(known.status(), "{\"error\":{\"code\":" + known.key() + "}}");
        assertThat(poll()).isInstanceOf(known.poll());
    }

    /** Even 095 to 099: the provider says of its own task that it failed. */
    @ParameterizedTest
    @FieldSource("WORDS")
    void aTaskThatFailedWithTheCodeHasFailed(DocumentedWord known) {
        provider.answers(
                200, "{\"status\":\"failed\",\"error\":{\"code\":\"" + known.word() + "\"}}");
        PollOutcome.Failed failed = (PollOutcome.Failed) poll();
        assertThat(failed.code()).isEqualTo(known.key());
        assertThat(failed.message()).isNotBlank().doesNotStartWith("The provider says that");
        assertThat(failed.cancelled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "401, AccountTrouble, Unreachable", "403, AccountTrouble, Unreachable",
        "429, Busy, Throttled", "500, Unanswered, Unreachable"
    })
    void everyDocumentedStatusHasOneClass(int status, String submit, String poll) {
        for (String body : List.of("{\"message\":\"m\"}", "{\"error\":\"m\"}")) {
            provider.answers(status, body);
            assertThat(submit().getClass().getSimpleName()).isEqualTo(submit);
            assertThat(poll().getClass().getSimpleName()).isEqualTo(poll);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "in_progress, Pending",
        "completed, Succeeded",
        "failed, Failed",
        // words of the other dialects, which gateways mix in
        "created, Pending",
        "queueing, Pending",
        "processing, Pending",
        "success, Succeeded",
        "TASK_STATUS_QUEUED, Pending",
        "TASK_STATUS_SUCCEED, Succeeded",
        "TASK_STATUS_FAILED, Failed",
        // usual spellings
        "queued, Pending",
        "pending, Pending",
        "running, Pending",
        "succeeded, Succeeded",
        // nobody's verdict
        "cancelled, Unrecognised",
        "error, Unrecognised",
        "unknown, Unrecognised",
        "not_found, Unrecognised"
    })
    void aStatusWordHasOneClassInAnyCase(String word, String expected) {
        for (String spelled : List.of(word, word.toUpperCase(), word.toLowerCase())) {
            provider.answers(200, "{\"status\":\"" + spelled + "\"}");
            assertThat(poll().getClass().getSimpleName()).as(spelled).isEqualTo(expected);
        }
    }

    private PollOutcome poll() {
        return dialect.poll(provider.endpoint(), "t");
    }

    private SubmitOutcome submit() {
        return dialect.submit(
                provider.endpoint(),
                new Submission(
                        UUID.randomUUID(),
                        "/model/v1/generation",
                        "viduq2_turbo_img2video",
                        FakeProvider.json("{}"),
                        null,
                        1));
    }
}
