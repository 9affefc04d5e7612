package io.framehouse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.sandbox.SandboxClient.Answer;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every fault of the switch strikes as its description says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxFaultsIT {
    private static final String SUBMIT = "/ent/v2/text2video";

    private SandboxProvider provider;
    private SandboxClient token;
    private SandboxClient plain;

    @BeforeAll
    void start(@TempDir Path work) {
        provider =
                SandboxProvider.start(
                        SandboxSettings.defaults(work)
                                .withTimes(Duration.ofMillis(10), Duration.ofMillis(10)));
        token = new SandboxClient(provider.baseUrl(), "Token sandbox-key");
        plain = new SandboxClient(provider.baseUrl(), "");
    }

    @AfterAll
    void stop() {
        provider.close();
    }

    @BeforeEach
    void clear() {
        provider.faults().clear();
    }

    private static String task(String prompt) {
        return """
        {"model": "viduq2", "prompt": "%s", "duration": 1, "resolution": "540p"}\
        """
                .formatted(prompt);
    }

    private JsonNode ended(String prompt) throws IOException {
        String id = token.post(SUBMIT, task(prompt)).json().path("task_id").stringValue();
        return token.pollUntil(
                "/ent/v2/tasks/" + id + "/creations",
                body -> !body.path("state").asString().matches("created|queueing|processing"));
    }

    @ParameterizedTest
    @CsvSource({
        "submit_unauthorized, 401, Unauthorized",
        "submit_busy, 429, QuotaExceeded",
        "submit_no_credit, 400, CreditInsufficient",
        "submit_policy, 400, AuditSubmitIllegal",
        "submit_500, 500, InternalServiceFailure",
        "submit_forbidden, 403, Forbidden",
        "submit_operation_in_process, 400, OperationInProcess",
        "submit_499, 499, Canceled",
        "submit_503, 503, ServiceUnavailable",
    })
    void refusedSubmitsLeaveNoTask(String kind, int status, String reason) throws IOException {
        int tasks = provider.tasks().size();
        int submits = provider.submitCount();
        provider.faults().add(Fault.once(FaultKind.ofWireName(kind)));
        for (Answer answer :
                new Answer[] {
                    token.post(SUBMIT, task("x")),
                    token.post(SUBMIT, task("[[sandbox:%s]] x".formatted(kind)))
                }) {
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.json().path("reason").stringValue()).isEqualTo(reason);
        }
        assertThat(provider.tasks()).hasSize(tasks);
        assertThat(provider.submitCount()).isEqualTo(submits + 2);
    }

    @Test
    void busyNamesTheSecondsToWait() throws IOException {
        provider.faults().add(Fault.once(FaultKind.SUBMIT_BUSY).with("7"));
        assertThat(token.post(SUBMIT, task("x")).raw().headers().firstValue("Retry-After"))
                .contains("7");
    }

    @Test
    void unansweredSubmitsLeaveATask() {
        int tasks = provider.tasks().size();
        provider.faults().add(Fault.once(FaultKind.SUBMIT_UNANSWERED));
        assertThatThrownBy(() -> token.post(SUBMIT, task("x"))).isInstanceOf(IOException.class);
        assertThat(provider.tasks()).hasSize(tasks + 1);
        provider.faults().add(Fault.once(FaultKind.SUBMIT_HANG));
        assertThatThrownBy(() -> token.postWithTimeout(SUBMIT, task("x"), Duration.ofMillis(700)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(provider.tasks()).hasSize(tasks + 2);
    }

    @Test
    void submitsCanHangBeforeTheyAreTaken() {
        int tasks = provider.tasks().size();
        provider.faults().add(Fault.once(FaultKind.SUBMIT_HANG_EARLY));
        assertThatThrownBy(() -> token.postWithTimeout(SUBMIT, task("x"), Duration.ofMillis(700)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(provider.tasks()).hasSize(tasks);
    }

    @ParameterizedTest
    @CsvSource({"submit_499, 499", "submit_503, 503"})
    void aGatewayCanGiveUpOnASubmitThatWasTaken(String kind, int status) throws IOException {
        int tasks = provider.tasks().size();
        provider.faults().add(Fault.once(FaultKind.ofWireName(kind)).with("accepted"));
        assertThat(token.post(SUBMIT, task("x")).status()).isEqualTo(status);
        assertThat(provider.tasks()).hasSize(tasks + 1);
    }

    @Test
    void theTaskListCanBeAway() throws IOException {
        provider.faults().add(Fault.once(FaultKind.LIST_500));
        provider.faults().add(Fault.once(FaultKind.LIST_GARBAGE));
        assertThat(token.get("/ent/v2/tasks").status()).isEqualTo(500);
        assertThatThrownBy(token.get("/ent/v2/tasks")::json).isInstanceOf(RuntimeException.class);
        assertThat(token.get("/ent/v2/tasks").status()).isEqualTo(200);
        provider.faults().add(Fault.once(FaultKind.LIST_HANG));
        assertThatThrownBy(() -> token.getWithTimeout("/ent/v2/tasks", Duration.ofMillis(500)))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void theTaskListCanBeIncomplete() throws IOException {
        token.post(SUBMIT, task("left out"));
        token.post(SUBMIT, task("there"));
        token.post(SUBMIT, task("left out"));
        String from = "?created_at.from=2020-01-01T00:00:00Z&pager.pagesz=100";
        int whole = token.get("/ent/v2/tasks" + from).json().path("tasks").size();
        provider.faults().add(Fault.once(FaultKind.LIST_INCOMPLETE));
        JsonNode part = token.get("/ent/v2/tasks" + from).json();
        assertThat(part.path("tasks").size()).isEqualTo(whole / 2);
        assertThat(part.path("tasks").path(0).path("prompt").asString()).isEqualTo("there");
        String next = part.path("next_page_token").stringValue();
        assertThat(token.get("/ent/v2/tasks" + from + "&pager.page_token=" + next).status())
                .isEqualTo(400);
        provider.faults().add(Fault.once(FaultKind.LIST_INCOMPLETE).with("silent"));
        JsonNode silent = token.get("/ent/v2/tasks" + from).json();
        assertThat(silent.path("tasks").size()).isEqualTo(whole / 2);
        assertThat(silent.path("next_page_token").stringValue()).isEmpty();
    }

    @Test
    void theTaskListCanLackPayloads() throws IOException {
        token.post(SUBMIT, task("x"));
        provider.faults().add(Fault.once(FaultKind.LIST_WITHOUT_PAYLOAD));
        assertThat(token.get("/ent/v2/tasks").json().path("tasks").path(0).has("payload"))
                .isFalse();
        assertThat(token.get("/ent/v2/tasks").json().path("tasks").path(0).has("payload")).isTrue();
    }

    @Test
    void cancellingCanFail() throws IOException {
        provider.faults().holdQueue();
        String id = token.post(SUBMIT, task("x")).json().path("task_id").stringValue();
        String cancel = "/ent/v2/tasks/" + id + "/cancel";
        provider.faults().add(Fault.once(FaultKind.CANCEL_500));
        provider.faults().add(Fault.once(FaultKind.CANCEL_REFUSED));
        assertThat(token.post(cancel, "{}").status()).isEqualTo(500);
        assertThat(token.post(cancel, "{}").json().path("reason").stringValue())
                .isEqualTo("BadRequest");
        provider.faults().add(Fault.once(FaultKind.CANCEL_HANG));
        assertThatThrownBy(() -> token.postWithTimeout(cancel, "{}", Duration.ofMillis(500)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(state(id)).isIn("created", "queueing");
        provider.faults().add(Fault.once(FaultKind.CANCEL_500).with("accepted"));
        assertThat(token.post(cancel, "{}").status()).isEqualTo(500);
        assertThat(state(id)).isEqualTo("failed");
    }

    private String state(String id) throws IOException {
        return token.get("/ent/v2/tasks/" + id + "/creations").json().path("state").asString();
    }

    @Test
    void connectionsClosedEarlyLeaveNoTask() {
        int tasks = provider.tasks().size();
        provider.faults().add(Fault.once(FaultKind.SUBMIT_CLOSED_EARLY));
        assertThatThrownBy(() -> token.post(SUBMIT, task("x"))).isInstanceOf(IOException.class);
        assertThat(provider.tasks()).hasSize(tasks);
    }

    @Test
    void acceptedSubmitsCanBeAnsweredBadly() throws IOException {
        int tasks = provider.tasks().size();
        provider.faults().add(Fault.once(FaultKind.SUBMIT_GARBAGE));
        provider.faults().add(Fault.once(FaultKind.SUBMIT_NO_ID));
        provider.faults().add(Fault.once(FaultKind.SUBMIT_500_ACCEPTED));
        Answer garbage = token.post(SUBMIT, task("x"));
        assertThat(garbage.status()).isEqualTo(200);
        assertThatThrownBy(garbage::json).isInstanceOf(RuntimeException.class);
        Answer withoutId = token.post(SUBMIT, task("x"));
        assertThat(withoutId.status()).isEqualTo(200);
        assertThat(withoutId.json().has("task_id")).isFalse();
        assertThat(token.post(SUBMIT, task("x")).status()).isEqualTo(500);
        assertThat(provider.tasks()).hasSize(tasks + 3);
    }

    @Test
    void aFaultForOneDialectSparesTheOthers() throws IOException {
        provider.faults().add(Fault.once(FaultKind.SUBMIT_500).onlyFor("async-v3"));
        assertThat(token.post(SUBMIT, task("x")).status()).isEqualTo(200);
        SandboxClient bearer = new SandboxClient(provider.baseUrl(), "Bearer sandbox-key");
        Answer struck =
                bearer.post("/v3/async/vidu-q2-text2video", "{\"prompt\": \"x\", \"duration\": 1}");
        assertThat(struck.status()).isEqualTo(500);
        assertThat(struck.json().path("reason").stringValue()).isEqualTo("SERVICE_NOT_AVAILABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "poll_not_found, 404",
        "poll_500, 500",
        "poll_unauthorized, 401",
        "poll_busy, 429",
        "poll_garbage, 200",
        "poll_unknown_status, 200",
    })
    void pollsCanFail(String kind, int status) throws IOException {
        String id = token.post(SUBMIT, task("x")).json().path("task_id").stringValue();
        provider.faults().add(Fault.once(FaultKind.ofWireName(kind)).with("9"));
        Answer struck = token.get("/ent/v2/tasks/" + id + "/creations");
        assertThat(struck.status()).isEqualTo(status);
        if (kind.equals("poll_unknown_status")) {
            assertThat(struck.json().path("state").stringValue()).isEqualTo("9");
        }
        assertThat(token.get("/ent/v2/tasks/" + id + "/creations").json().path("id").asString())
                .isEqualTo(id);
    }

    @Test
    void pollsCanHang() throws IOException {
        String id = token.post(SUBMIT, task("x")).json().path("task_id").stringValue();
        provider.faults().add(Fault.once(FaultKind.POLL_HANG));
        assertThatThrownBy(() ->
                        token.getWithTimeout(
                                "/ent/v2/tasks/" + id + "/creations", Duration.ofMillis(500)))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void tasksCanSucceedWithoutVideo() throws IOException {
        JsonNode result = ended("[[sandbox:task_without_video]]");
        assertThat(result.path("state").stringValue()).isEqualTo("success");
        assertThat(result.path("creations").isEmpty()).isTrue();
    }

    @Test
    void tasksCanVanishAlthoughTheyAreBilled() throws IOException {
        String id =
                token.post(SUBMIT, task("[[sandbox:task_vanishes]] gone"))
                        .json()
                        .path("task_id")
                        .stringValue();
        SandboxClient.await("the end that nobody sees", () -> line(id).state().equals("success"));
        assertThat(token.get("/ent/v2/tasks/" + id + "/creations").status()).isEqualTo(404);
        assertThat(token.get("/ent/v2/tasks?task_ids=" + id).json().path("tasks").isEmpty())
                .isTrue();
        assertThat(token.post("/ent/v2/tasks/" + id + "/cancel", "{}").status()).isEqualTo(404);
        assertThat(line(id).takenCredits()).isPositive();
        assertThat(line(id).faults()).isEqualTo("task_vanishes");
    }

    private SandboxLedgerLine line(String id) {
        return provider.ledger().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void filesCanBeSomethingElseOrElsewhere() throws IOException {
        String url = ended("other").path("creations").path(0).path("url").stringValue();
        provider.faults().add(Fault.once(FaultKind.FILE_WRONG_TYPE));
        provider.faults().add(Fault.once(FaultKind.FILE_WRONG_TYPE).with("picture"));
        provider.faults().add(Fault.once(FaultKind.FILE_REDIRECT_PRIVATE));
        Answer sound = plain.get(url);
        assertThat(sound.raw().headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(sound.body()).startsWith('R', 'I', 'F', 'F');
        Answer picture = plain.get(url);
        assertThat(picture.raw().headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(picture.body()).startsWith(0xFF, 0xD8);
        Answer moved = plain.get(url);
        assertThat(moved.status()).isEqualTo(302);
        assertThat(moved.raw().headers().firstValue("Location").orElseThrow())
                .startsWith("http://127.0.0.2");
    }

    @Test
    void filesCanBeSpoilt() throws IOException {
        String url = ended("fine").path("creations").path(0).path("url").stringValue();
        provider.faults().add(Fault.once(FaultKind.FILE_EXPIRED));
        provider.faults().add(Fault.once(FaultKind.FILE_500));
        provider.faults().add(Fault.once(FaultKind.FILE_HTML));
        provider.faults().add(Fault.once(FaultKind.FILE_TRUNCATED));
        provider.faults().add(Fault.once(FaultKind.FILE_SLOW).with("1"));
        assertThat(plain.get(url).status()).isEqualTo(403);
        assertThat(plain.get(url).status()).isEqualTo(500);
        assertThat(plain.get(url).raw().headers().firstValue("Content-Type")).contains("text/html");
        assertThatThrownBy(() -> plain.get(url)).isInstanceOf(IOException.class);
        long start = System.nanoTime();
        Answer slow = plain.get(url);
        assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(900).toNanos());
        assertThat(slow.body()).isEqualTo(plain.get(url).body());
    }

    @Test
    void theSwitchIsAlsoReachedOverHttp() throws IOException {
        Answer added =
                plain.post(
                        "/_sandbox/faults",
                        "[{\"kind\": \"submit_busy\", \"count\": 2, \"dialect\": \"vidu\","
                                + " \"argument\": \"3\"}, {\"kind\": \"fail\", \"count\": 0}]");
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.json().path("faults").size()).isEqualTo(2);
        assertThat(provider.faults().waiting())
                .containsExactly(
                        new Fault(FaultKind.SUBMIT_BUSY, 2, "vidu", "3"),
                        Fault.always(FaultKind.TASK_FAILS));
        assertThat(token.post(SUBMIT, task("x")).status()).isEqualTo(429);
        assertThat(plain.post("/_sandbox/faults", "{\"kind\": \"nix\"}").status()).isEqualTo(400);
        assertThat(plain.post("/_sandbox/queue", "{\"held\": true}").status()).isEqualTo(200);
        assertThat(provider.faults().queueIsHeld()).isTrue();
        assertThat(plain.delete("/_sandbox/faults").json().path("faults").isEmpty()).isTrue();
        assertThat(provider.faults().queueIsHeld()).isFalse();
        JsonNode tasks = plain.get("/_sandbox/tasks").json().path("tasks");
        assertThat(tasks.isArray()).isTrue();
    }
}
