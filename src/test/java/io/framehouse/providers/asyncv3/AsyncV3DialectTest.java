package io.framehouse.providers.asyncv3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import io.framehouse.MutableClock;
import io.framehouse.providers.CancelOutcome;
import io.framehouse.providers.Dialect.Probe;
import io.framehouse.providers.FakeProvider;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.ResultFile;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.TagSearch;
import io.framehouse.providers.TagWindow;
import io.framehouse.providers.http.CallLimits;
import io.framehouse.providers.http.ProviderHttp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class AsyncV3DialectTest {
    private static final String SEED_BODY =
            """
            {"bgm": true, "seed": 123, "audio": true, "images": ["https://e.example/a.png"],
             "prompt": "a boat", "duration": 5, "off_peak": true, "voice_id": "v", \
             "watermark": true, "resolution": "720p", "movement_amplitude": "auto"}
            """;

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
    void theRequestIsTheOneOfTheSeedPage() {
        provider.answers(200, "{\"task_id\": \"t-1\", \"provider_request_id\": \"r-1\"}");
        SubmitOutcome outcome = submit(FakeProvider.json(SEED_BODY));
        assertThat(outcome).isEqualTo(new SubmitOutcome.Accepted("t-1", "r-1", null));
        assertThat(provider.requests()).hasSize(1);
        assertThat(provider.request().getMethod().getName()).isEqualTo("POST");
        assertThat(provider.request().getUrl()).isEqualTo("/v3/async/vidu-q2-pro-img2video");
        assertThat(provider.request().getHeader("Authorization"))
                .isEqualTo("Bearer " + FakeProvider.KEY);
        assertThat(provider.request().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(provider.requestBody()).isEqualTo(FakeProvider.json(SEED_BODY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {\"task_id\":\"t\"} | Accepted",
                "201 | {\"task_id\":17,\"new\":{}} | Accepted",
                "200 | {} | Unanswered",
                "200 | {\"task_id\":\"\"} | Unanswered",
                "200 | {\"task_id\":null} | Unanswered",
                "200 | [] | Unanswered",
                "200 | {\"task_id\":\"t\" | Unanswered",
                "200 | <html>ok</html> | Unanswered",
                "204 | `` | Unanswered",
                "403 | {\"code\":403,\"reason\":\"INVALID_API_KEY\"} | AccountTrouble",
                "401 | {\"code\":401,\"reason\":\"FAILED_TO_AUTH\"} | AccountTrouble",
                "403 | {\"code\":\"NOT_ENOUGH_BALANCE\",\"message\":\"m\"} | AccountTrouble",
                "403 | {\"reason\":\"ACCESS_DENY\"} | AccountTrouble",
                "400 | {\"reason\":\"not_enough_balance\"} | AccountTrouble",
                "404 | {\"reason\":\"MODEL_NOT_FOUND\",\"message\":\"m\"} | Refused",
                "400 | {\"code\":400,\"reason\":\"INVALID_REQUEST_BODY\"} | Refused",
                "400 | {\"code\":400,\"reason\":\"NEW_WORD\",\"message\":\"m\"} | Refused",
                "422 | {\"error\":\"no such voice\"} | Refused",
                "429 | {\"reason\":\"RATE_LIMIT_EXCEEDED\"} | Busy",
                "429 | {\"reason\":\"TOKEN_LIMIT_EXCEEDED\"} | Busy",
                "429 | too many | Busy",
                "403 | {\"reason\":\"RATE_LIMIT_EXCEEDED\"} | Busy",
                "503 | {\"reason\":\"SERVICE_NOT_AVAILABLE\"} | Unanswered",
                "400 | {\"reason\":\"SERVICE_NOT_AVAILABLE\"} | Unanswered",
                "503 | {\"reason\":\"RATE_LIMIT_EXCEEDED\"} | Unanswered",
                "500 | {\"reason\":\"INVALID_REQUEST_BODY\"} | Unanswered",
                "500 | oops | Unanswered",
                "502 | `` | Unanswered",
                "504 | `` | Unanswered",
                "408 | {\"message\":\"slow\"} | Unanswered",
                "499 | {\"message\":\"gone\"} | Unanswered",
                "400 | <html>bad</html> | Unanswered",
                "409 | `` | Unanswered",
                "401 | <html>who</html> | AccountTrouble",
                "402 | {\"message\":\"pay\"} | AccountTrouble",
                "403 | <html>wall</html> | AccountTrouble",
                "404 | <html>where</html> | AccountTrouble",
                "405 | `` | AccountTrouble",
                "413 | <html>large</html> | Refused",
                "415 | `` | AccountTrouble",
                "301 | `` | AccountTrouble",
                "307 | `` | AccountTrouble",
                "308 | `` | AccountTrouble",
                "302 | `` | Unanswered",
                "303 | `` | Unanswered"
            })
    void everyAnswerHasOneClass(int status, String body, String expected) {
        provider.answers(status, body == null ? "" : body);
        assertThat(submit(FakeProvider.json("{}")).getClass().getSimpleName()).isEqualTo(expected);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aResetIsUnanswered() {
        provider.breaks(Fault.CONNECTION_RESET_BY_PEER);
        assertThat(submit(FakeProvider.json("{}"))).isInstanceOf(SubmitOutcome.Unanswered.class);
    }

    @Test
    void busyTellsHowLongToWait() {
        provider.answers(aResponse().withStatus(429).withHeader("Retry-After", "7"));
        assertThat(((SubmitOutcome.Busy) submit(FakeProvider.json("{}"))).retryAfter())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aRefusalIsInPlainWordsAndNeverEchoesTheKey() {
        provider.answers(
                400,
                "{\"code\":400,\"reason\":\"INVALID_REQUEST_BODY\",\"message\":\"bad "
                        + FakeProvider.KEY
                        + "\\u0007 duration\",\"metadata\":{\"trace_id\":\"tr\"}}");
        assertThat(submit(FakeProvider.json("{}")))
                .isEqualTo(
                        new SubmitOutcome.Refused(
                                "INVALID_REQUEST_BODY",
                                "The provider does not accept a part of the request. It says: bad"
                                        + " •••  duration (trace tr)"));
    }

    @Test
    void successCarriesTheVideosThatCanBeFetched() {
        poll(
                200,
                """
                {"task": {"task_id": "t &1", "status": "task_status_succeed", "progress_percent": 0},
                 "videos": [{"video_url": "https://v.example/1.mp4", "video_url_ttl": "3600"},
                            {"video_url": ""}, {"video_url": "file:///etc/passwd"}],
                 "images": [], "extra": {"seed": "1"}}
                """);
        assertThat(poll())
                .isEqualTo(
                        new PollOutcome.Succeeded(
                                List.of(new ResultFile("https://v.example/1.mp4", null, null)),
                                null,
                                "task_status_succeed"));
        assertThat(provider.request().getUrl()).isEqualTo("/v3/async/task-result?task_id=t%20%261");
        assertThat(provider.request().getHeader("Authorization"))
                .isEqualTo("Bearer " + FakeProvider.KEY);
        assertThat(provider.request().getHeader("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {\"task\":{\"status\":\"TASK_STATUS_QUEUED\"}} | Pending",
                "200 | {\"task\":{\"state\":\"TASK_STATUS_PROCESSING\"}} | Pending",
                "200 | {\"task\":{\"status\":\"TASK_STATUS_FAILED\",\"reason\":\"r\"}} | Failed",
                "200 | {\"task\":{\"status\":\"TASK_STATUS_CANCELED\"}} | Failed",
                "200 | {\"task\":{\"status\":\"TASK_STATUS_SUCCEED\"},\"videos\":[]} | Succeeded",
                "200 | {\"task\":{\"status\":\"TASK_STATUS_SUCCEED\"}} | Succeeded",
                "200 | {\"task\":{\"status\":\"SUCCEEDED\"}} | Succeeded",
                "200 | {\"task\":{\"status\":\"PAUSED\"}} | Unrecognised",
                "200 | {\"task\":{\"status\":\"\"}} | Unreachable",
                "200 | {} | Unreachable",
                "200 | nonsense | Unreachable",
                "200 | {\"status\":\"failed\",\"message\":\"gateway busy\"} | Unrecognised",
                "200 | {\"state\":\"TASK_STATUS_CANCELED\",\"task\":{}} | Unrecognised",
                "200 | {\"status\":\"processing\"} | Pending",
                "200 | {\"task\":{\"status\":\"failed\",\"task_id\":\"x\"}} | Unrecognised",
                "200 | {\"task\":{\"status\":\"succeed\",\"task_id\":\"x\"}} | Unrecognised",
                "200 | {\"task\":{\"status\":\"failed\",\"task_id\":\"t &1\"}} | Failed",
                "404 | {\"message\":\"task not found\"} | NotFound",
                "404 | `` | NotFound",
                "429 | `` | Throttled",
                "401 | {\"reason\":\"FAILED_TO_AUTH\"} | Unreachable",
                "403 | {\"reason\":\"NOT_ENOUGH_BALANCE\"} | Unreachable",
                "400 | {\"reason\":\"INVALID_REQUEST_BODY\"} | Unreachable",
                "500 | {\"task\":{\"status\":\"TASK_STATUS_FAILED\"}} | Unreachable",
                "503 | `` | Unreachable"
            })
    void everyPollHasOneClass(int status, String body, String expected) {
        poll(status, body == null ? "" : body);
        assertThat(poll().getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void pendingTellsQueueAndProgress() {
        poll(200, "{\"task\":{\"status\":\"TASK_STATUS_QUEUED\"}}");
        assertThat(poll()).isEqualTo(new PollOutcome.Pending(false, null, "TASK_STATUS_QUEUED"));
        poll(200, "{\"task\":{\"status\":\"TASK_STATUS_PROCESSING\",\"progress_percent\":\"42\"}}");
        assertThat(poll()).isEqualTo(new PollOutcome.Pending(true, 42, "TASK_STATUS_PROCESSING"));
    }

    @Test
    void cancelledIsAFailureThatSaysSo() {
        poll(200, "{\"task\":{\"status\":\"TASK_STATUS_CANCELED\",\"reason\":\"by you\"}}");
        assertThat(poll())
                .isEqualTo(new PollOutcome.Failed("TASK_STATUS_CANCELED", "by you", true, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "401 | {\"reason\":\"FAILED_TO_AUTH\"} | false",
                "403 | {\"reason\":\"INVALID_API_KEY\"} | false",
                "404 | {\"message\":\"task not found\"} | true",
                "400 | {\"reason\":\"INVALID_REQUEST_BODY\"} | true",
                "404 | <html>where</html> |",
                "500 | `` |",
                "429 | {} |"
            })
    void theProbeTellsOnlyWhatItKnows(int status, String body, Boolean working) {
        provider.answers(status, body == null ? "" : body);
        Probe probe = dialect.probe(provider.endpoint());
        assertThat(probe.working()).isEqualTo(working);
        assertThat(probe.detail()).isNotBlank();
    }

    @Test
    void thereIsNoCancelAndNoList() {
        assertThat(dialect.cancel(provider.endpoint(), "t"))
                .isInstanceOf(CancelOutcome.Refused.class);
        TagWindow window = TagWindow.of("x", Instant.EPOCH);
        assertThat(dialect.tags(provider.endpoint(), window, () -> true).find("x"))
                .isEqualTo(new TagSearch.NoList());
        assertThat(provider.requests()).isEmpty();
    }

    private SubmitOutcome submit(ObjectNode parameters) {
        return dialect.submit(
                provider.endpoint(),
                new Submission(
                        UUID.randomUUID(),
                        "/v3/async/vidu-q2-pro-img2video",
                        null,
                        parameters,
                        null));
    }

    private void poll(int status, String body) {
        provider.answers(status, body);
    }

    private PollOutcome poll() {
        return dialect.poll(provider.endpoint(), "t &1");
    }
}
