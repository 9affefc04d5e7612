package io.framehouse.providers.vtrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import io.framehouse.providers.CancelOutcome;
import io.framehouse.providers.FakeProvider;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ProviderCost;
import io.framehouse.providers.ResultFile;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.http.CallLimits;
import io.framehouse.providers.http.ProviderHttp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VtrixDialectTest {
    private static final UUID ATTEMPT = UUID.fromString("019a0000-0000-7000-8000-000000000002");

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
    void argumentsAreWrappedInInputParams() {
        provider.answers(200, "{\"id\":\"t-1\",\"status\":\"in_progress\",\"created_at\":1}");
        assertThat(submit()).isEqualTo(new SubmitOutcome.Accepted("t-1", null, "in_progress"));
        assertThat(provider.request().getUrl()).isEqualTo("/model/v1/generation");
        assertThat(provider.request().getHeader("Authorization"))
                .isEqualTo("Bearer " + FakeProvider.KEY);
        assertThat(provider.request().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(provider.requestBody())
                .isEqualTo(
                        FakeProvider.json(
                                "{\"model\":\"viduq2_turbo_img2video\",\"input\":[{\"params\":"
                                        + "{\"images\":[\"i\"],\"duration\":5,\"payload\":\""
                                        + ATTEMPT
                                        + "\"}}]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | {\"status\":\"failed\",\"error\":{\"code\":8007001}} | Refused | 8007001",
                "400 | {\"error\":{\"code\":\"008007002\"}} | Refused | 8007002",
                "400 | {\"error\":{\"code\":8007003,\"message\":\"m\"}} | Refused | 8007003",
                "400 | {\"code\":\"008007004\",\"message\":\"m\"} | Refused | 8007004",
                "400 | {\"error\":{\"code\":8007005,\"error_message\":\"m\"}} | Refused | 8007005",
                "400 | {\"error\":\"just text\"} | Refused | http_400",
                "400 | {\"error\":{\"code\":8007095}} | Unanswered |",
                "400 | {\"error\":{\"code\":8007096}} | Unanswered |",
                "400 | {\"error\":{\"code\":8007097}} | Unanswered |",
                "400 | {\"error\":{\"code\":8007098}} | Unanswered |",
                "400 | {\"error\":{\"code\":8007099}} | Unanswered |",
                "401 | {\"message\":\"key\"} | AccountTrouble |",
                "403 | {\"message\":\"balance\"} | AccountTrouble |",
                "429 | {\"message\":\"rate\"} | Busy |",
                "500 | {\"message\":\"internal\"} | Unanswered |",
                "200 | {\"status\":\"in_progress\"} | Unanswered |",
                "200 | {\"status\":\"failed\",\"error\":{\"code\":8007001}} | Unanswered |",
                "200 | {\"id\":\"t\",\"status\":\"failed\"} | Accepted |"
            })
    void everyAnswerHasOneClass(int status, String body, String expected, String code) {
        provider.answers(status, body);
        SubmitOutcome outcome = submit();
        assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
        if (outcome instanceof SubmitOutcome.Refused refused) {
            assertThat(refused.code()).isEqualTo(code);
        }
    }

    @Test
    void completedCarriesVideosAndCostInDollars() {
        provider.answers(
                200,
                """
                {"id": "t", "status": "completed", "output": [{"content": [
                   {"type": "video", "url": "https://v.example/v.mp4", "duration": "5"},
                   {"type": "image", "url": "https://v.example/i.png"}]}],
                 "usage": {"cost": "0.2400", "discount": 1.0}, "metadata": {}}
                """);
        assertThat(dialect.poll(provider.endpoint(), "t"))
                .isEqualTo(
                        new PollOutcome.Succeeded(
                                List.of(new ResultFile("https://v.example/v.mp4", null, null)),
                                new ProviderCost(new BigDecimal("0.2400"), "USD"),
                                "completed"));
        assertThat(provider.request().getUrl()).isEqualTo("/model/v1/generation/task/t");
    }

    @Test
    void noCostAtSuccessIsNotTold() {
        provider.answers(200, "{\"status\":\"completed\",\"usage\":{\"cost\":\"0.00\"}}");
        assertThat(dialect.poll(provider.endpoint(), "t"))
                .isEqualTo(new PollOutcome.Succeeded(List.of(), null, "completed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"error\":{\"code\":8007004,\"error_message\":\"m\"}} | 8007004 | m",
                "{\"error\":{\"code\":\"008007004\",\"message\":\"m\"}} | 8007004 | m",
                "{\"error\":\"it broke\"} | failed | it broke",
                "{} | failed | failed"
            })
    void aFailureIsReadInAllItsForms(String error, String code, String message) {
        provider.answers(200, merged(error));
        PollOutcome.Failed failed = (PollOutcome.Failed) dialect.poll(provider.endpoint(), "t");
        assertThat(failed.code()).isEqualTo(code);
        assertThat(failed.message()).contains(message);
        assertThat(failed.cancelled()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {\"status\":\"in_progress\",\"progress\":0.5} | Pending",
                "200 | {\"state\":\"IN_PROGRESS\"} | Pending",
                "200 | {\"status\":\"completed\"} | Succeeded",
                "200 | {\"status\":\"queued\"} | Pending",
                "200 | {\"id\":\"x\",\"status\":\"failed\"} | Unrecognised",
                "200 | {\"id\":\"x\",\"status\":\"completed\"} | Unrecognised",
                "200 | {\"id\":\"t\",\"status\":\"failed\"} | Failed",
                "200 | {\"status\":\"paused\"} | Unrecognised",
                "200 | {\"id\":\"t\"} | Unreachable",
                "404 | {\"message\":\"no task\"} | NotFound",
                "429 | {} | Throttled",
                "401 | {} | Unreachable",
                "500 | {\"status\":\"failed\"} | Unreachable"
            })
    void everyPollHasOneClass(int status, String body, String expected) {
        provider.answers(status, body);
        PollOutcome outcome = dialect.poll(provider.endpoint(), "t");
        assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void progressIsAShare() {
        provider.answers(200, "{\"status\":\"in_progress\",\"progress\":\"0.42\"}");
        assertThat(dialect.poll(provider.endpoint(), "t"))
                .isEqualTo(new PollOutcome.Pending(true, 42, "in_progress"));
    }

    @Test
    void theProbeAsksForAMadeUpTask() {
        provider.answers(404, "{\"message\":\"no such task\"}");
        assertThat(dialect.probe(provider.endpoint()).working()).isTrue();
        provider.answers(401, "{\"message\":\"no such key\"}");
        assertThat(dialect.probe(provider.endpoint()).working()).isFalse();
        assertThat(dialect.cancel(provider.endpoint(), "t"))
                .isInstanceOf(CancelOutcome.Refused.class);
    }

    private static String merged(String error) {
        return FakeProvider.json(error).put("status", "failed").toString();
    }

    private SubmitOutcome submit() {
        return dialect.submit(
                provider.endpoint(),
                new Submission(
                        ATTEMPT,
                        "/model/v1/generation",
                        "viduq2_turbo_img2video",
                        FakeProvider.json("{\"images\":[\"i\"],\"duration\":5}"),
                        null));
    }
}
