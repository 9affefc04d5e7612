package io.framehouse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.LoopbackServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Callbacks come too early, too late, in the wrong order and again. */
class SandboxCallbackFaultsIT {
    private record Heard(String date, String nonce, String signature, JsonNode body) {
        String state() {
            return body.path("state").asString();
        }
    }

    @TempDir Path work;

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final LoopbackServer receiver = new LoopbackServer();
    private SandboxProvider provider;
    private SandboxClient token;

    @BeforeEach
    void start() {
        receiver.on(
                "/hook",
                exchange -> {
                    var headers = exchange.getRequestHeaders();
                    heard.add(
                            new Heard(
                                    headers.getFirst("Date"),
                                    headers.getFirst("x-request-nonce"),
                                    headers.getFirst("X-HMAC-SIGNATURE"),
                                    SandboxClient.JSON.readTree(
                                            exchange.getRequestBody().readAllBytes())));
                    exchange.sendResponseHeaders(200, -1);
                });
        provider =
                SandboxProvider.start(
                        SandboxSettings.defaults(work)
                                .withTimes(Duration.ofMillis(10), Duration.ofMillis(300))
                                .withLoad(SandboxLoad.canned()));
        token = new SandboxClient(provider.baseUrl(), "Token sandbox-key");
    }

    @AfterEach
    void stop() {
        provider.close();
        receiver.close();
    }

    private String submit() throws IOException {
        String task =
                """
                {"model": "viduq2", "prompt": "Snow", "duration": 1, "resolution": "540p",
                 "callback_url": "%s"}\
                """
                        .formatted(receiver.at("/hook"));
        return token.post("/ent/v2/text2video", task).json().path("task_id").stringValue();
    }

    @Test
    void oneCanComeBeforeTheSubmitsOwnAnswer() throws IOException {
        provider.faults().holdQueue();
        provider.faults().add(Fault.once(FaultKind.CALLBACK_EARLY));
        AtomicBoolean answered = new AtomicBoolean();
        AtomicBoolean early = new AtomicBoolean();
        receiver.on(
                "/hook/early",
                exchange -> {
                    early.set(!answered.get());
                    exchange.sendResponseHeaders(200, -1);
                });
        String task =
                "{\"model\": \"viduq2\", \"prompt\": \"x\", \"duration\": 1, \"callback_url\": \""
                        + receiver.at("/hook/early")
                        + "\"}";
        assertThat(token.post("/ent/v2/text2video", task).status()).isEqualTo(200);
        answered.set(true);
        assertThat(early).isTrue();
    }

    @Test
    void theEndCanBeToldBeforeTheStart() throws IOException {
        provider.faults().add(Fault.once(FaultKind.CALLBACK_REORDERED));
        submit();
        SandboxClient.await("both callbacks", () -> heard.size() == 2);
        assertThat(heard).extracting(Heard::state).containsExactly("success", "processing");
    }

    @Test
    void oneCanBeSignedLongAgo() throws IOException {
        provider.faults().add(Fault.always(FaultKind.CALLBACK_STALE).with("900"));
        submit();
        SandboxClient.await("both callbacks", () -> heard.size() == 2);
        assertThat(heard)
                .allSatisfy(hook ->
                        assertThat(
                                        ZonedDateTime.parse(
                                                        hook.date(),
                                                        DateTimeFormatter.RFC_1123_DATE_TIME)
                                                .toInstant())
                                .isBefore(Instant.now().minusSeconds(890)));
    }

    @Test
    void oneCanBeReplayedWithAnotherBody() throws IOException {
        provider.faults().add(Fault.once(FaultKind.CALLBACK_REPLAYED).with("1"));
        provider.faults().add(Fault.always(FaultKind.TASK_FAILS));
        submit();
        SandboxClient.await("three callbacks", () -> heard.size() == 3);
        // A task that fails has no success: who says so has kept the signature of another word.
        List<Heard> claims = heard.stream().filter(h -> h.state().equals("success")).toList();
        assertThat(claims).hasSize(1);
        Heard replayed = claims.getFirst();
        assertThat(heard)
                .filteredOn(h -> h != replayed)
                .anySatisfy(first -> {
                    assertThat(first.nonce()).isEqualTo(replayed.nonce());
                    assertThat(first.signature()).isEqualTo(replayed.signature());
                    assertThat(first.date()).isEqualTo(replayed.date());
                });
    }
}
