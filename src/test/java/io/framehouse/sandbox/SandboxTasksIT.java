package io.framehouse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.framehouse.sandbox.SandboxClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Lists, cancelling, callbacks, links and restarts. */
class SandboxTasksIT {
    private static final String TEXT_TASK =
            """
            {"model": "viduq2", "prompt": "Snow", "duration": 1, "resolution": "540p",
             "payload": "%s", "callback_url": "%s"}\
            """;

    private record Received(String path, Map<String, String> headers, JsonNode body) {}

    /** A clock that only a test moves. */
    private static final class MovedClock extends Clock {
        private final AtomicReference<Instant> now =
                new AtomicReference<>(Instant.parse("2026-01-05T10:00:00Z"));

        void move(Duration by) {
            now.updateAndGet(instant -> instant.plus(by));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @TempDir Path work;

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int receiverStatus = 200;
    private HttpServer receiver;
    private SandboxProvider provider;
    private SandboxClient token;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext(
                "/",
                exchange -> {
                    Map<String, String> headers =
                            new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                    exchange.getRequestHeaders().forEach((k, v) -> headers.put(k, v.getFirst()));
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    received.add(
                            new Received(
                                    exchange.getRequestURI().toString(),
                                    headers,
                                    SandboxClient.JSON.readTree(body)));
                    exchange.sendResponseHeaders(receiverStatus, -1);
                    exchange.close();
                });
        receiver.start();
        use(settings());
    }

    private SandboxSettings settings() {
        return SandboxSettings.defaults(work)
                .withTimes(Duration.ofMillis(10), Duration.ofMillis(10));
    }

    private void use(SandboxSettings settings) {
        provider = SandboxProvider.start(settings);
        token = new SandboxClient(provider.baseUrl(), "Token sandbox-key");
    }

    @AfterEach
    void stop() {
        provider.close();
        receiver.stop(0);
    }

    private String submit(String payload, String callback) throws IOException {
        Answer answer = token.post("/ent/v2/text2video", TEXT_TASK.formatted(payload, callback));
        assertThat(answer.status()).as(new String(answer.body())).isEqualTo(200);
        return answer.json().path("task_id").stringValue();
    }

    private JsonNode ended(String id) throws IOException {
        return token.pollUntil(
                "/ent/v2/tasks/" + id + "/creations",
                body -> List.of("success", "failed").contains(body.path("state").asString()));
    }

    private String receiverUrl(String path) {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
    }

    @Test
    void queuedTasksCanBeCancelledAndRunningOnesCannot() throws IOException {
        provider.faults().holdQueue();
        String queued = submit("a", "");
        token.pollUntil(
                "/ent/v2/tasks/" + queued + "/creations",
                body -> body.path("state").asString().equals("queueing"));
        Answer cancelled =
                token.post("/ent/v2/tasks/" + queued + "/cancel", "{\"id\": \"" + queued + "\"}");
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json().isEmpty()).isTrue();
        JsonNode result = ended(queued);
        assertThat(result.path("state").stringValue()).isEqualTo("failed");
        assertThat(result.path("err_code").stringValue()).isEqualTo("UserCancelled");

        provider.faults().releaseQueue();
        provider.faults().add(Fault.once(FaultKind.TASK_NEVER_FINISHES));
        String running = submit("b", "");
        token.pollUntil(
                "/ent/v2/tasks/" + running + "/creations",
                body -> body.path("state").asString().equals("processing"));
        Answer refused = token.post("/ent/v2/tasks/" + running + "/cancel", "{}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("reason").stringValue()).isEqualTo("BadRequest");
    }

    @Test
    void theTaskListPagesThroughPayloads() throws IOException {
        provider.faults().holdQueue();
        submit("one", "");
        submit("two", "");
        submit("three", "");
        JsonNode first =
                token.get("/ent/v2/tasks?pager.pagesz=2&states[]=queueing&states[]=created").json();
        assertThat(first.path("tasks").size()).isEqualTo(2);
        assertThat(first.path("tasks").path(0).path("payload").stringValue()).isEqualTo("three");
        String next = first.path("next_page_token").stringValue();
        JsonNode second = token.get("/ent/v2/tasks?pager.pagesz=2&pager.page_token=" + next).json();
        assertThat(second.path("tasks").size()).isEqualTo(1);
        assertThat(second.path("tasks").path(0).path("payload").stringValue()).isEqualTo("one");
        assertThat(second.path("next_page_token").stringValue()).isEmpty();
        assertThat(token.get("/ent/v2/tasks?paper.pagesz=101").status()).isEqualTo(400);
    }

    @Test
    void callbacksAreSignedWithTheTasksKey() throws Exception {
        String id = submit("c", receiverUrl("/hook/a%20b?x=1&y=%2F"));
        ended(id);
        SandboxClient.await("two callbacks", () -> received.size() == 2);
        assertThat(received.stream().map(hook -> hook.body().path("state").asString()))
                .containsExactlyInAnyOrder("processing", "success");
        for (Received hook : received) {
            Map<String, String> headers = hook.headers();
            assertThat(headers)
                    .containsEntry("X-HMAC-ALGORITHM", "hmac-sha256")
                    .containsEntry("X-HMAC-ACCESS-KEY", "vidu")
                    .containsEntry("X-HMAC-SIGNED-HEADERS", "Date;x-request-nonce");
            assertThat(headers.get("X-HMAC-SIGNATURE"))
                    .isEqualTo(expectedSignature(headers, "sandbox-key"));
            ZonedDateTime.parse(headers.get("Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
            assertThat(hook.body().path("id").stringValue()).isEqualTo(id);
        }
    }

    private static String expectedSignature(Map<String, String> headers, String key)
            throws GeneralSecurityException {
        String text =
                "POST\n/hook/a%20b\nx=1&y=%2F\nvidu\n"
                        + headers.get("Date")
                        + "\nDate:"
                        + headers.get("Date")
                        + "\nx-request-nonce:"
                        + headers.get("x-request-nonce")
                        + "\n";
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder()
                .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void finalCallbacksAreRepeatedThreeTimes() throws IOException {
        receiverStatus = 500;
        provider.faults().add(Fault.once(FaultKind.TASK_FAILS).with("SystemThrottling"));
        ended(submit("d", receiverUrl("/hook")));
        SandboxClient.await("1 processing and 4 failed callbacks", () -> received.size() == 5);
        assertThat(received.getLast().body().path("err_code").stringValue())
                .isEqualTo("SystemThrottling");
    }

    @Test
    void callbacksCanBeLostDoubledAndForged() throws Exception {
        provider.faults().add(Fault.once(FaultKind.CALLBACK_LOST));
        provider.faults().add(Fault.once(FaultKind.CALLBACK_DUPLICATE));
        ended(submit("e", receiverUrl("/hook/a%20b?x=1&y=%2F")));
        SandboxClient.await("the doubled callback", () -> received.size() == 2);
        assertThat(received.get(0).headers().get("x-request-nonce"))
                .isEqualTo(received.get(1).headers().get("x-request-nonce"));
        received.clear();
        provider.faults().add(Fault.always(FaultKind.CALLBACK_FORGED));
        ended(submit("f", receiverUrl("/hook/a%20b?x=1&y=%2F")));
        SandboxClient.await("forged callbacks", () -> received.size() == 2);
        for (Received hook : received) {
            assertThat(hook.body().path("state").stringValue()).isEqualTo("success");
            assertThat(hook.headers().get("X-HMAC-SIGNATURE"))
                    .isNotEqualTo(expectedSignature(hook.headers(), "sandbox-key"));
        }
    }

    @Test
    void expiredLinksAreRenewedByAskingAgain() throws IOException {
        provider.close();
        MovedClock clock = new MovedClock();
        use(
                settings()
                        .withTimes(Duration.ZERO, Duration.ZERO)
                        .withClock(clock)
                        .withLinkLifeSeconds(60));
        String id = submit("g", "");
        String url = ended(id).path("creations").path(0).path("url").stringValue();
        assertThat(token.get(url).status()).isEqualTo(200);
        clock.move(Duration.ofSeconds(61));
        assertThat(token.get(url).status()).isEqualTo(403);
        String renewed = ended(id).path("creations").path(0).path("url").stringValue();
        assertThat(renewed).isNotEqualTo(url);
        assertThat(token.get(renewed).status()).isEqualTo(200);
        assertThat(token.get(renewed.replace("/files/", "/files/x")).status()).isEqualTo(404);
    }

    @Test
    void aRestartKeepsTasksAndFinishesThem() throws IOException {
        provider.faults().holdQueue();
        String open = submit("kept", "");
        provider.close();
        use(settings());
        assertThat(provider.tasks()).extracting(SandboxTask::id).containsExactly(open);
        JsonNode result = ended(open);
        assertThat(result.path("payload").stringValue()).isEqualTo("kept");
        long balance = provider.balanceCredits();
        provider.close();
        use(settings());
        assertThat(provider.balanceCredits()).isEqualTo(balance).isLessThan(1_000_000);
        String url = ended(open).path("creations").path(0).path("url").stringValue();
        assertThat(token.get(url).status()).isEqualTo(200);
    }

    @Test
    void aTaskCaughtInProcessingGoesOnAfterARestart() throws IOException {
        provider.close();
        use(settings().withTimes(Duration.ZERO, Duration.ofSeconds(30)));
        String id = submit("running", "");
        token.pollUntil(
                "/ent/v2/tasks/" + id + "/creations",
                body -> body.path("state").asString().equals("processing"));
        provider.close();
        use(settings());
        assertThat(ended(id).path("state").stringValue()).isEqualTo("success");
    }

    @Test
    void onlyAsManyTasksRunAsTheAccountAllows() throws IOException {
        provider.close();
        use(settings().withAccount(1000, 1).withTimes(Duration.ZERO, Duration.ofSeconds(30)));
        submit("first", "");
        submit("second", "");
        SandboxClient.await(
                "one running, one queued",
                () ->
                        provider.tasks().stream()
                                .map(SandboxTask::state)
                                .toList()
                                .equals(List.of("processing", "queueing")));
        JsonNode remains = token.get("/ent/v2/credits?show_detail=true").json();
        assertThat(remains.path("remains").path(0).path("queue_count").intValue()).isEqualTo(1);
        assertThat(remains.path("packages").size()).isEqualTo(1);
    }

    @Test
    void aTasksCostIsTakenAtOnceAndGivenBackWhenItFailsOrIsCancelled() throws IOException {
        provider.faults().holdQueue();
        long before = balance("/ent/v2/credits");
        String cancelled = submit("cancelled", "");
        long cost = before - balance("/ent/v2/credits");
        assertThat(cost).isPositive();
        provider.faults().add(Fault.once(FaultKind.TASK_FAILS));
        String failed = submit("failed", "");
        assertThat(balance("/ent/v2/credits")).isEqualTo(before - 2 * cost);
        token.post("/ent/v2/tasks/" + cancelled + "/cancel", "{}");
        assertThat(balance("/ent/v2/credits")).isEqualTo(before - cost);
        provider.faults().releaseQueue();
        assertThat(ended(failed).path("state").stringValue()).isEqualTo("failed");
        assertThat(balance("/ent/v2/credits")).isEqualTo(before);
    }

    private long balance(String path) throws IOException {
        return token.get(path).json().path("remains").path(0).path("credit_remain").longValue();
    }
}
