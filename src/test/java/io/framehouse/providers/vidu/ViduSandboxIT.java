package io.framehouse.providers.vidu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.providers.AccountForm;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.Dialect.Endpoint;
import io.framehouse.providers.FakeProvider;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.http.CallLimits;
import io.framehouse.providers.http.ProviderHttp;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.sandbox.SandboxSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vidu itself and its proxy, with every status path that a page documents, against the sandbox. */
class ViduSandboxIT {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final ProviderHttp HTTP = new ProviderHttp(CallLimits.DEFAULT, CLOCK);
    private static final ViduDialect DIALECT = new ViduDialect(HTTP);

    @TempDir static Path directory;
    private static SandboxProvider sandbox;

    @BeforeAll
    static void start() {
        sandbox =
                SandboxProvider.start(
                        SandboxSettings.defaults(directory)
                                .withTimes(Duration.ofMillis(50), Duration.ofMillis(50)));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        HTTP.close();
    }

    @Test
    void theOfficialFormReachesAVideo() {
        String task = submit(official(null), "{'watermark': true, 'wm_position': 1}");
        reachesAVideo(official(null), task);
        reachesAVideo(official("/ent/v2/tasks/{id}/creations"), task);
    }

    @Test
    void theProxyTellsTheSameByItsThreePaths() {
        String task = submit(proxy(null), "{}");
        PollOutcome.Succeeded done = reachesAVideo(proxy(null), task);
        for (String path :
                List.of(
                        "/ent/v2/tasks/{id}/creations",
                        "/ent/v2/tasks/{id}",
                        "/v1/videos/{id}",
                        "/v1/videos/{id}?verbose=1")) {
            assertThat(DIALECT.poll(proxy(path), task))
                    .as(path)
                    .isInstanceOfSatisfying(
                            PollOutcome.Succeeded.class,
                            told -> {
                                assertThat(told.files()).hasSize(1);
                                assertThat(told.cost()).isEqualTo(done.cost());
                            });
            assertThat(DIALECT.poll(proxy(path), "none")).isInstanceOf(PollOutcome.NotFound.class);
        }
    }

    @Test
    void aFieldThatItsPageDoesNotListIsRefusedByTheProxyEvenAtItsDefault() {
        assertThat(DIALECT.submit(proxy(null), submission("{'watermark': false}")))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("FieldUnwanted"));
    }

    private static String submit(Endpoint endpoint, String more) {
        SubmitOutcome outcome = DIALECT.submit(endpoint, submission(more));
        assertThat(outcome).isInstanceOf(SubmitOutcome.Accepted.class);
        return ((SubmitOutcome.Accepted) outcome).taskId();
    }

    private static PollOutcome.Succeeded reachesAVideo(Endpoint endpoint, String task) {
        PollOutcome[] last = new PollOutcome[1];
        await().atMost(Duration.ofSeconds(60))
                .until(() -> {
                    last[0] = DIALECT.poll(endpoint, task);
                    return !(last[0] instanceof PollOutcome.Pending);
                });
        assertThat(last[0]).isInstanceOf(PollOutcome.Succeeded.class);
        PollOutcome.Succeeded done = (PollOutcome.Succeeded) last[0];
        assertThat(done.files()).hasSize(1);
        return done;
    }

    private static Submission submission(String more) {
        var parameters =
                FakeProvider.json(
                        "{\"prompt\": \"snow\", \"duration\": 1, \"resolution\": \"540p\"}");
        FakeProvider.json(more.replace('\'', '"'))
                .properties()
                .forEach(one -> parameters.set(one.getKey(), one.getValue()));
        return new Submission(
                UUID.randomUUID(), "/ent/v2/text2video", "viduq3-turbo", parameters, null);
    }

    private static Endpoint official(@Nullable String pollPath) {
        return endpoint("", AuthScheme.TOKEN, pollPath, AccountForm.OFFICIAL);
    }

    private static Endpoint proxy(@Nullable String pollPath) {
        return endpoint("/vidu", AuthScheme.BEARER, pollPath, AccountForm.PROXY);
    }

    private static Endpoint endpoint(
            String below, AuthScheme scheme, @Nullable String pollPath, AccountForm form) {
        return new Endpoint(
                new AccountId(UUID.randomUUID()),
                URI.create(sandbox.baseUrl() + below),
                scheme,
                SandboxSettings.DEFAULT_API_KEY,
                pollPath,
                form);
    }
}
