package io.framehouse.providers.vtrix;

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
import io.framehouse.sandbox.SandboxTask;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vtrix with parameters wrapped and flat, against the sandbox, which takes both. */
class VtrixSandboxIT {
    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({"OFFICIAL, true", "FLAT, false"})
    void bothFormsReachAVideo(AccountForm form, boolean wrapped) {
        try (SandboxProvider sandbox = start();
                ProviderHttp http = new ProviderHttp(CallLimits.DEFAULT, Clock.systemUTC())) {
            VtrixDialect dialect = new VtrixDialect(http);
            Endpoint endpoint = endpoint(sandbox, form);
            SubmitOutcome outcome = dialect.submit(endpoint, submission());
            assertThat(outcome).isInstanceOf(SubmitOutcome.Accepted.class);
            String task = ((SubmitOutcome.Accepted) outcome).taskId();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !(dialect.poll(endpoint, task) instanceof PollOutcome.Pending));
            assertThat(dialect.poll(endpoint, task))
                    .isInstanceOfSatisfying(
                            PollOutcome.Succeeded.class,
                            done -> assertThat(done.files()).hasSize(1));
            assertThat(dialect.poll(endpoint, "none")).isInstanceOf(PollOutcome.NotFound.class);
            SandboxTask taken = sandbox.tasks().getFirst();
            assertThat(taken.request().has("input")).isEqualTo(wrapped);
            assertThat(taken.request().has("prompt")).isNotEqualTo(wrapped);
        }
    }

    private SandboxProvider start() {
        return SandboxProvider.start(
                SandboxSettings.defaults(directory)
                        .withTimes(Duration.ofMillis(50), Duration.ofMillis(50)));
    }

    private static Submission submission() {
        return new Submission(
                UUID.randomUUID(),
                "/model/v1/generation",
                "viduq2_text2video",
                FakeProvider.json(
                        "{\"prompt\": \"snow\", \"duration\": 1, \"resolution\": \"540p\"}"),
                null);
    }

    private static Endpoint endpoint(SandboxProvider sandbox, AccountForm form) {
        return new Endpoint(
                new AccountId(UUID.randomUUID()),
                URI.create(sandbox.baseUrl()),
                AuthScheme.BEARER,
                SandboxSettings.DEFAULT_API_KEY,
                null,
                form);
    }
}
