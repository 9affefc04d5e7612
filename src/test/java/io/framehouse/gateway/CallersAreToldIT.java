package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.gateway.CallerReceiver.Call;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.shared.TeamTransactions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Callers with a callback_url, from their request to the last callback, over real HTTP. */
@ApiStory
@ExtendWith(OutputCaptureExtension.class)
class CallersAreToldIT {
    @LocalServerPort int port;
    @Autowired SandboxProvider sandbox;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private final CallerReceiver receiver = new CallerReceiver();
    private ApiTeam team;

    @BeforeEach
    void team() {
        team = ApiTeam.make(port, "1000");
    }

    @AfterEach
    void close() {
        sandbox.faults().clear();
        receiver.close();
    }

    @Test
    void beginningAndEndAreToldAsReadsTellThem(CapturedOutput log) {
        String task = submitVidu("A fox", "/told?a=%20b&x=1", ", \"payload\": \"mine: ü\\n\"");
        List<Call> calls = told(2);
        assertThat(calls)
                .extracting(call -> state(call.json()))
                .containsExactly("processing", "success");
        JsonNode read = team.api().get("/ent/v2/tasks/" + task + "/creations").is(200).json();
        assertThat(calls.getLast().json()).isEqualTo(read);
        assertThat(read.path("payload").asString()).isEqualTo("mine: ü\n");
        assertThat(read.path("creations").path(0).path("cover_url").asString()).isNotEmpty();
        assertThat(calls)
                .allSatisfy(call -> {
                    assertThat(call.method()).isEqualTo("POST");
                    assertThat(call.query()).isEqualTo("a=%20b&x=1");
                    assertThat(call.headers().get("Content-Type")).isEqualTo("application/json");
                    assertThat(call.isSignedWith(team.key())).as("signed").isTrue();
                    assertThat(call.isSignedWith("another")).isFalse();
                    assertThat(call.json().path("payload").asString()).isEqualTo("mine: ü\n");
                });
        assertThat(calls.getFirst().headers().get("x-request-nonce"))
                .isNotEqualTo(calls.getLast().headers().get("x-request-nonce"));
        String link = read.path("creations").path(0).path("url").asString();
        assertThat(team.api().showing(null).get(link).is(200).body()).isNotEmpty();
        assertThat(row(task))
                .containsEntry("outcome", "delivered")
                .containsEntry("secret", null)
                .containsEntry("last_status", 200);
        assertThat(log.getAll()).doesNotContain(team.key());
    }

    @Test
    void theBeginningIsToldOnceThoughNobodyTookIt() {
        receiver.answering(500);
        submitVidu("A fox", "/once", "");
        assertThat(told(2))
                .extracting(call -> state(call.json()))
                .containsExactly("processing", "success");
        assertThat(receiver.calls()).hasSize(2);
    }

    @Test
    void aFailureIsToldWithItsWord() {
        String task = submitVidu("[[sandbox:fail]]", "/failed", "");
        await().atMost(ApiTeam.PATIENCE)
                .until(() ->
                        receiver.calls().stream().anyMatch(c -> state(c.json()).equals("failed")));
        Call last = receiver.calls().getLast();
        assertThat(last.json().path("err_code").asString()).isEqualTo("CreationPolicyViolation");
        assertThat(last.json().path("creations").isEmpty()).isTrue();
        assertThat(last.json().path("id").asString()).isEqualTo(task);
        assertThat(last.isSignedWith(team.key())).isTrue();
    }

    @Test
    void aWaitingTaskThatIsCancelledIsTold() {
        sandbox.faults().add(Fault.once(FaultKind.TASK_NEVER_STARTS));
        String task = submitVidu("A fox", "/cancelled", ", \"off_peak\": true");
        await().atMost(ApiTeam.PATIENCE)
                .until(() -> team.job(task).path("state").asString().equals("queued"));
        String path = "/vidu/ent/v2/tasks/" + task + "/cancel";
        String body = "{\"id\": \"" + task + "\"}";
        sandbox.faults().add(Fault.once(FaultKind.CANCEL_REFUSED));
        JsonNode refusal = team.api().post(path, body).is(400).json();
        assertThat(refusal.path("reason").asString()).isEqualTo("BadRequest");
        assertThat(refusal.path("message").asString()).contains("can not cancel");
        assertThat(receiver.calls()).isEmpty();
        assertThat(team.api().post(path, body).is(200).text()).isEqualTo("{}");
        JsonNode last = told(1).getLast().json();
        assertThat(state(last)).isEqualTo("failed");
        assertThat(last.path("err_code").asString()).isEqualTo("UserCancelled");
    }

    @Test
    void vtrixIsToldTheEndInItsOwnForm() {
        JsonNode created =
                team.api()
                        .post(
                                "/model/v1/generation",
                                "{\"model\": \"viduq2_turbo_img2video\", \"input\": [{\"params\": {"
                                        + "\"images\": [\""
                                        + HouseFixtures.picture(320, 180)
                                        + "\"], \"duration\": 1, \"resolution\": \"540p\","
                                        + " \"payload\": \"mine\", \"callback_url\": \""
                                        + receiver.at("/vtrix")
                                        + "\"}}]}")
                        .is(200)
                        .json();
        Call call = told(1).getFirst();
        String path = "/model/v1/generation/task/" + created.path("id").asString();
        assertThat(call.json()).isEqualTo(team.api().get(path).is(200).json());
        assertThat(call.json().path("status").asString()).isEqualTo("completed");
        assertThat(call.json().path("metadata").path("payload").asString()).isEqualTo("mine");
        assertThat(call.isSignedWith(team.key())).isTrue();
        assertThat(receiver.calls()).hasSize(1);
    }

    @Test
    void aRefusedRequestLeavesNoPromise() {
        long before = promises();
        String body =
                "{\"model\": \"viduq3-pro\", \"duration\": 99, \"callback_url\": \""
                        + receiver.at("/never")
                        + "\", \"images\": [\""
                        + HouseFixtures.picture(320, 180)
                        + "\"]}";
        team.api().post("/ent/v2/img2video", body).is(400);
        assertThat(promises()).isEqualTo(before);
    }

    private String submitVidu(String prompt, String path, String more) {
        return team.api()
                .post(
                        "/vidu/ent/v2/img2video",
                        "{\"model\": \"viduq3-pro\", \"images\": [\""
                                + HouseFixtures.picture(320, 180)
                                + "\"], \"prompt\": \""
                                + prompt
                                + "\", \"duration\": 1, \"resolution\": \"540p\","
                                + " \"callback_url\": \""
                                + receiver.at(path)
                                + "\""
                                + more
                                + "}")
                .is(200)
                .json()
                .path("task_id")
                .asString();
    }

    /** So many callbacks, once the promise is kept and nothing more comes. */
    private List<Call> told(int count) {
        await().atMost(ApiTeam.PATIENCE)
                .until(() -> receiver.calls().size() >= count && open() == 0);
        assertThat(receiver.calls()).hasSize(count);
        return receiver.calls();
    }

    private static String state(JsonNode body) {
        return body.path("state").asString("");
    }

    private long open() {
        return count(" and outcome is null");
    }

    private long promises() {
        return count("");
    }

    private long count(String also) {
        return transactions.onPlatform(() ->
                jdbc.sql("select count(*) from caller_callback where team_id = :team" + also)
                        .param("team", UUID.fromString(team.id()))
                        .query(Long.class)
                        .single());
    }

    private Map<String, Object> row(String task) {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                "select outcome, secret, last_status from caller_callback where job_id = :job")
                        .param("job", UUID.fromString(task))
                        .query()
                        .singleRow());
    }
}
