package io.framehouse.providers.vidu;

import static io.framehouse.providers.DocumentedWord.account;
import static io.framehouse.providers.DocumentedWord.busy;
import static io.framehouse.providers.DocumentedWord.elsewhere;
import static io.framehouse.providers.DocumentedWord.noTask;
import static io.framehouse.providers.DocumentedWord.onceMore;
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

/** Every word of Vidu's pages, as an answer to a submit and to a question, and on a failed task. */
class ViduWordsTest {
    static final List<DocumentedWord> WORDS =
            List.of(
                    refused(400, "BadRequest"),
                    refused(400, "FieldLacking"),
                    refused(400, "FieldUnwanted"),
                    refused(400, "FieldItemCountOutOfRange"),
                    refused(400, "FieldInvalid"),
                    refused(400, "PageSizeOutOfRange"),
                    refused(400, "ImageSizeInvalid"),
                    refused(400, "ImageFormatInvalid"),
                    onceMore(400, "ImageDownloadFailure"),
                    refused(400, "ImageCheckBodyJointsFailed"),
                    refused(400, "ImageCheckFaceFailed"),
                    refused(400, "ImageObjectsUndetected"),
                    refused(400, "FaceDetectFailure"),
                    refused(400, "NoFaceDetected"),
                    refused(400, "MultiFaceDetected"),
                    refused(400, "VideoFormatInvalid"),
                    busy(400, "OperationInProcess"),
                    refused(400, "TaskPromptPolicyViolation"),
                    refused(400, "AuditSubmitIllegal"),
                    refused(400, "AuditFailed"),
                    refused(400, "CreationPolicyViolation"),
                    account(400, "CreditInsufficient"),
                    elsewhere(400, "ModelUnavailable"),
                    refused(400, "UserCancelled"),
                    unclear(400, "Unknown"),
                    account(401, "Unauthorized"),
                    account(403, "Forbidden"),
                    noTask(404, "TaskNotFound"),
                    noTask(404, "CreationNotFound"),
                    noTask(404, "NotFound"),
                    refused(409, "Conflict"),
                    busy(429, "QuotaExceeded"),
                    busy(429, "TooManyRequests"),
                    busy(429, "SystemThrottling"),
                    unclear(499, "Canceled"),
                    unclear(500, "InternalServiceFailure"));

    private final FakeProvider provider = new FakeProvider();
    private final MutableClock clock = new MutableClock(Instant.EPOCH);
    private final ProviderHttp http = new ProviderHttp(CallLimits.DEFAULT, clock);
    private final ViduDialect dialect = new ViduDialect(http);

    @AfterEach
    void close() {
        http.close();
        provider.close();
    }

    @Test
    void everyWordOfTheTableIsHere() {
        assertThat(WORDS)
                .extracting(DocumentedWord::key)
                .containsExactlyInAnyOrderElementsOf(ViduCodes.TABLE.words());
    }

    @ParameterizedTest
    @FieldSource("WORDS")
    void aSubmitHasOneClass(DocumentedWord known) {
        answers(known);
        SubmitOutcome first = submit(1);
        assertThat(first).isInstanceOf(known.first());
        assertThat(submit(2)).isInstanceOf(known.again());
        if (first instanceof SubmitOutcome.Refused(String code, String message)) {
            assertThat(code).isEqualTo(known.word());
            assertThat(message).doesNotStartWith("The provider answered").endsWith("It says: m");
        }
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
                200, "{\"state\":\"failed\",\"err_code\":\"" + known.word() + "\",\"credits\":0}");
        PollOutcome.Failed failed = (PollOutcome.Failed) poll();
        assertThat(failed.code()).isEqualTo(known.word());
        assertThat(failed.message()).isNotBlank().doesNotStartWith("The provider says that");
        assertThat(failed.cancelled()).isEqualTo(known.word().equals("UserCancelled"));
    }

    @ParameterizedTest
    @CsvSource({
        "created, Pending",
        "queueing, Pending",
        "processing, Pending",
        "success, Succeeded",
        "failed, Failed",
        // words of the other dialects, which gateways mix in
        "TASK_STATUS_QUEUED, Pending",
        "TASK_STATUS_PROCESSING, Pending",
        "TASK_STATUS_SUCCEED, Succeeded",
        "TASK_STATUS_FAILED, Failed",
        "TASK_STATUS_CANCELED, Failed",
        "in_progress, Pending",
        "completed, Succeeded",
        // usual spellings
        "queued, Pending",
        "pending, Pending",
        "submitted, Pending",
        "scheduled, Pending",
        "running, Pending",
        "succeed, Succeeded",
        "succeeded, Succeeded",
        "TASK_STATUS_SUCCEEDED, Succeeded",
        // nobody's verdict
        "cancelled, Unrecognised",
        "canceled, Unrecognised",
        "error, Unrecognised",
        "failure, Unrecognised",
        "timeout, Unrecognised",
        "expired, Unrecognised",
        "unknown, Unrecognised",
        "rethinking, Unrecognised",
        "0, Unrecognised"
    })
    void aStatusWordHasOneClassInAnyCase(String word, String expected) {
        for (String spelled : List.of(word, word.toUpperCase(), word.toLowerCase())) {
            provider.answers(200, "{\"state\":\"" + spelled + "\"}");
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

    private SubmitOutcome submit(int attempt) {
        return dialect.submit(
                provider.endpoint(),
                new Submission(
                        UUID.randomUUID(),
                        "/ent/v2/img2video",
                        "viduq3-pro",
                        FakeProvider.json("{}"),
                        null,
                        attempt));
    }
}
