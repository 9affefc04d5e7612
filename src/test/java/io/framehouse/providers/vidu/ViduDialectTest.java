package io.framehouse.providers.vidu;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import io.framehouse.providers.AccountForm;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.BalanceOutcome;
import io.framehouse.providers.CancelOutcome;
import io.framehouse.providers.Dialect.Endpoint;
import io.framehouse.providers.Dialect.Probe;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class ViduDialectTest {
    private static final UUID ATTEMPT = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    private static final MutableClock CLOCK =
            new MutableClock(Instant.ofEpochMilli(0x019a00000000L).plusSeconds(60));

    private final FakeProvider provider = new FakeProvider();
    private final ProviderHttp http = new ProviderHttp(CallLimits.DEFAULT, CLOCK);
    private final ViduDialect dialect = new ViduDialect(http);

    @AfterEach
    void close() {
        http.close();
        provider.close();
    }

    @Test
    void theRequestIsTheOneOfTheSeedPageWithOurTag() {
        provider.answers(200, "{\"task_id\": \"t-1\", \"state\": \"created\", \"credits\": 10}");
        SubmitOutcome outcome =
                dialect.submit(
                        provider.endpoint("/vidu", AuthScheme.BEARER, null),
                        submission("{\"images\":[\"i\"],\"prompt\":\"p\"}", null));
        assertThat(outcome).isEqualTo(new SubmitOutcome.Accepted("t-1", null, "created"));
        assertThat(provider.request().getUrl()).isEqualTo("/vidu/ent/v2/img2video");
        assertThat(provider.request().getHeader("Authorization"))
                .isEqualTo("Bearer " + FakeProvider.KEY);
        assertThat(provider.request().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(provider.requestBody())
                .isEqualTo(
                        FakeProvider.json(
                                "{\"model\":\"viduq3-pro\",\"images\":[\"i\"],\"prompt\":\"p\","
                                        + "\"payload\":\""
                                        + ATTEMPT
                                        + "\"}"));
    }

    @Test
    void theOfficialFormUsesTokenAndOurCallbackOnly() {
        provider.answers(200, "{\"task_id\": 99, \"credits\": 0}");
        SubmitOutcome outcome =
                dialect.submit(
                        provider.endpoint("/", AuthScheme.TOKEN, null),
                        submission(
                                "{\"payload\":\"theirs\",\"callback_url\":\"https://evil\"}",
                                "https://us.example/cb"));
        assertThat(outcome).isEqualTo(new SubmitOutcome.Accepted("99", null, null));
        assertThat(provider.request().getUrl()).isEqualTo("/ent/v2/img2video");
        assertThat(provider.request().getHeader("Authorization"))
                .isEqualTo("Token " + FakeProvider.KEY);
        ObjectNode body = provider.requestBody();
        assertThat(body.path("payload").asString()).isEqualTo(ATTEMPT.toString());
        assertThat(body.path("callback_url").asString()).isEqualTo("https://us.example/cb");
    }

    @ParameterizedTest
    @CsvSource({
        "400, BadRequest, Refused",
        "400, FieldLacking, Refused",
        "400, FieldUnwanted, Refused",
        "400, FieldItemCountOutOfRange, Refused",
        "400, FieldInvalid, Refused",
        "400, PageSizeOutOfRange, Refused",
        "400, ImageFormatInvalid, Refused",
        "400, ImageDownloadFailure, Refused",
        "400, ImageCheckBodyJointsFailed, Refused",
        "400, ImageCheckFaceFailed, Refused",
        "400, ImageObjectsUndetected, Refused",
        "400, OperationInProcess, Busy",
        "400, TaskPromptPolicyViolation, Refused",
        "400, AuditSubmitIllegal, Refused",
        "400, CreationPolicyViolation, Refused",
        "400, CreditInsufficient, AccountTrouble",
        "400, creditinsufficient, AccountTrouble",
        "400, ModelUnavailable, Busy",
        "400, UserCancelled, Refused",
        "400, SomethingNew, Refused",
        "401, Unauthorized, AccountTrouble",
        "403, Forbidden, AccountTrouble",
        "404, NotFound, AccountTrouble",
        "409, Conflict, Refused",
        "429, QuotaExceeded, Busy",
        "429, TooManyRequests, Busy",
        "429, SystemThrottling, Busy",
        "400, QuotaExceeded, Busy",
        "499, Canceled, Unanswered",
        "500, InternalServiceFailure, Unanswered",
        "400, InternalServiceFailure, Unanswered",
        "500, 8fa3, Unanswered"
    })
    void everyDocumentedCodeHasOneClass(int status, String reason, String expected) {
        provider.answers(
                status,
                "{\"code\":%d,\"reason\":\"%s\",\"message\":\"m\",\"metadata\":{}}"
                        .formatted(status, reason));
        SubmitOutcome outcome = dialect.submit(provider.endpoint(), submission("{}", null));
        assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
        if (outcome instanceof SubmitOutcome.Refused refused) {
            assertThat(refused.code()).isEqualTo(reason);
            assertThat(refused.message()).endsWith("It says: m");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429, QuotaExceeded, ACCOUNT",
        "400, OperationInProcess, ACCOUNT",
        "400, ModelUnavailable, MODEL",
        "400, ImageDownloadFailure, IMAGE"
    })
    void whyItIsNotNowDecidesWhoWaits(int status, String reason, SubmitOutcome.Busy.Cause cause) {
        provider.answers(status, "{\"code\":%d,\"reason\":\"%s\"}".formatted(status, reason));
        Submission first =
                new Submission(
                        ATTEMPT,
                        "/ent/v2/img2video",
                        "viduq3-pro",
                        FakeProvider.json("{}"),
                        null,
                        1);
        assertThat(dialect.submit(provider.endpoint(), first))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Busy.class,
                        busy -> assertThat(busy.cause()).isEqualTo(cause));
    }

    @Test
    void anAnswerAboutAnotherTaskSaysNothingOfOurs() {
        provider.answers(200, "{\"id\":\"other\",\"state\":\"failed\",\"err_code\":\"X\"}");
        assertThat(poll(null)).isEqualTo(new PollOutcome.Unrecognised("failed of another task"));
        provider.answers(200, "{\"id\":\"a/b\",\"state\":\"failed\",\"err_code\":\"X\"}");
        assertThat(poll(null)).isInstanceOf(PollOutcome.Failed.class);
    }

    @Test
    void aProxyMayNameItsTasksOtherwise() {
        provider.answers(200, "{\"id\":\"vidu's\",\"state\":\"processing\"}");
        Endpoint plain = provider.endpoint();
        Endpoint proxy =
                new Endpoint(
                        plain.account(),
                        plain.baseUrl(),
                        plain.authScheme(),
                        plain.apiKey(),
                        null,
                        AccountForm.PROXY);
        assertThat(dialect.poll(proxy, "public")).isInstanceOf(PollOutcome.Pending.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\"", "0.0", "null", "\"\""})
    void noCreditsAtSuccessMeanThatTheCostIsNotTold(String credits) {
        provider.answers(
                200, "{\"state\":\"success\",\"creations\":[],\"credits\":" + credits + "}");
        assertThat(poll(null)).isEqualTo(new PollOutcome.Succeeded(List.of(), null, "success"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"state\":\"created\"}", "{\"state\":\"failed\"}", "no", "[1]"})
    void twoHundredWithoutAnIdIsUnanswered(String body) {
        provider.answers(200, body);
        assertThat(dialect.submit(provider.endpoint(), submission("{}", null)))
                .isInstanceOf(SubmitOutcome.Unanswered.class);
    }

    @Test
    void successCarriesFilesAndCost() {
        provider.answers(
                200,
                """
                {"id": "a/b", "status": "SUCCESS", "err_code": "", "credits": "12.50", "new": [1],
                 "creations": [{"id": "c", "url": "https://v.example/v.mp4",
                   "cover_url": "https://v.example/c.jpg", "watermarked_url": "",
                   "video": {"duration": 5.01}}]}
                """);
        assertThat(poll(null))
                .isEqualTo(
                        new PollOutcome.Succeeded(
                                List.of(
                                        new ResultFile(
                                                "https://v.example/v.mp4",
                                                "https://v.example/c.jpg",
                                                null)),
                                new ProviderCost(new BigDecimal("12.50"), "credits"),
                                "SUCCESS"));
        assertThat(provider.request().getUrl()).isEqualTo("/ent/v2/tasks/a%2Fb/creations");
    }

    @Test
    void thePollPathIsATemplate() {
        provider.answers(200, "{\"state\":\"queueing\"}");
        assertThat(poll("/v1/videos/{id}"))
                .isEqualTo(new PollOutcome.Pending(false, null, "queueing"));
        assertThat(provider.request().getUrl()).isEqualTo("/v1/videos/a%2Fb");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {\"state\":\"created\"} | Pending",
                "200 | {\"state\":\"queueing\"} | Pending",
                "200 | {\"state\":\"processing\"} | Pending",
                "200 | {\"state\":\"success\",\"creations\":[]} | Succeeded",
                "200 | {\"state\":\"success\",\"creations\":null} | Succeeded",
                "200 | {\"state\":\"failed\",\"err_code\":\"NewCode\"} | Failed",
                "200 | {\"state\":\"failed\"} | Failed",
                "200 | {\"state\":\"cancelled\"} | Unrecognised",
                "200 | {\"state\":\"succeeded\"} | Succeeded",
                "200 | {\"err_code\":\"X\"} | Unreachable",
                "200 | {\"code\":429,\"reason\":\"TooManyRequests\"} | Throttled",
                "200 | <html/> | Unreachable",
                "404 | {\"reason\":\"TaskNotFound\"} | NotFound",
                "400 | {\"reason\":\"TaskNotFound\"} | NotFound",
                "429 | {\"reason\":\"TooManyRequests\"} | Throttled",
                "401 | {\"reason\":\"Unauthorized\"} | Unreachable",
                "403 | {\"reason\":\"Forbidden\"} | Unreachable",
                "400 | {\"reason\":\"BadRequest\"} | Unreachable",
                "500 | {\"state\":\"failed\"} | Unreachable",
                "499 | {\"reason\":\"Canceled\"} | Unreachable"
            })
    void everyPollHasOneClass(int status, String body, String expected) {
        provider.answers(status, body);
        assertThat(poll(null).getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void aCancelledTaskIsAFailureThatSaysSo() {
        provider.answers(
                200, "{\"state\":\"failed\",\"err_code\":\"UserCancelled\",\"credits\":0}");
        assertThat(poll(null))
                .isEqualTo(
                        new PollOutcome.Failed(
                                "UserCancelled",
                                "The task was cancelled.",
                                true,
                                new ProviderCost(BigDecimal.ZERO, "credits")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {} | Accepted",
                "400 | {\"code\":400,\"reason\":\"BadRequest\",\"message\":\"task state is"
                        + " scheduled, can not cancel\"} | Refused",
                "404 | {\"reason\":\"TaskNotFound\"} | Refused",
                "404 | <html/> | Unanswered",
                "401 | {\"reason\":\"Unauthorized\"} | Unanswered",
                "429 | {\"reason\":\"TooManyRequests\"} | Unanswered",
                "400 | {\"reason\":\"OperationInProcess\"} | Unanswered",
                "500 | {\"reason\":\"InternalServiceFailure\"} | Unanswered"
            })
    void onlyTheProvidersWordCancels(int status, String body, String expected) {
        provider.answers(status, body);
        CancelOutcome outcome = dialect.cancel(provider.endpoint(), "t1");
        assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(provider.request().getUrl()).isEqualTo("/ent/v2/tasks/t1/cancel");
        assertThat(provider.requestBody()).isEqualTo(FakeProvider.json("{\"id\":\"t1\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"remains", "remaining_credits"})
    void theProbeSumsTheBalance(String name) {
        provider.answers(
                200,
                "{\"%s\":[{\"type\":\"test\",\"credit_remain\":\"10.5\"},{\"credit_remain\":4}]}"
                        .formatted(name));
        Probe probe = dialect.probe(provider.endpoint());
        assertThat(probe.working()).isTrue();
        assertThat(probe.balance()).isEqualByComparingTo("14.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"remains", "remaining_credits"})
    void theBalanceIsWhatIsMoneyAndNotWhatIsSlots(String name) {
        provider.answers(
                200,
                """
                {"%s":[{"type":"metered","credit_remain":"10.5"},{"type":"test","credit_remain":4},
                       {"type":"concurrent","credit_remain":9999}],"note":"%s"}
                """
                        .formatted(name, FakeProvider.KEY));
        assertThat(dialect.balance(provider.endpoint()))
                .isInstanceOfSatisfying(
                        BalanceOutcome.Told.class,
                        told -> {
                            assertThat(told.balance()).isEqualByComparingTo("14.5");
                            assertThat(told.unit()).isEqualTo("credits");
                            assertThat(told.detail())
                                    .contains("\"credit_remain\":9999")
                                    .doesNotContain(FakeProvider.KEY);
                        });
        assertThat(provider.request().getUrl()).isEqualTo("/ent/v2/credits");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"remains\":[{\"type\":\"concurrent\",\"credit_remain\":7}]} | NotTold",
                "200 | {\"remains\":[]} | NotTold",
                "404 | <html/> | NotTold",
                "401 | {\"reason\":\"Unauthorized\"} | Failed",
                "500 | oops | Failed",
                "200 | <html/> | Failed"
            })
    void whatIsNoBalanceIsSaidAndNotGuessed(int status, String body, String expected) {
        provider.answers(status, body);
        assertThat(dialect.balance(provider.endpoint()).getClass().getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void theProbeSeesARefusedKey() {
        provider.answers(401, "{\"reason\":\"Unauthorized\"}");
        assertThat(dialect.probe(provider.endpoint()).working()).isFalse();
    }

    @Test
    void aProxyWithoutABalanceIsAskedForAMadeUpTask() {
        provider.answers(404, "{\"reason\":\"TaskNotFound\"}");
        provider.answersAt("/ent/v2/credits", 404, "<html/>");
        assertThat(dialect.probe(provider.endpoint()).working()).isTrue();
    }

    private static Submission submission(String parameters, @Nullable String callback) {
        return new Submission(
                ATTEMPT,
                "/ent/v2/img2video",
                "viduq3-pro",
                FakeProvider.json(parameters),
                callback);
    }

    private PollOutcome poll(@Nullable String pollPath) {
        Endpoint endpoint = provider.endpoint("", AuthScheme.BEARER, pollPath);
        return dialect.poll(endpoint, "a/b");
    }
}
