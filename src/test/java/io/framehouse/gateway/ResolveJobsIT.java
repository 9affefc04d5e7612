package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.sandbox.Fault;
import io.framehouse.sandbox.FaultKind;
import io.framehouse.sandbox.SandboxProvider;
import io.framehouse.sandbox.SandboxTask;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A platform admin ends unknown jobs by HTTP, and every form of the API tells it honestly. */
@ApiStory
class ResolveJobsIT {
    private static final String FAILED = "{\"outcome\": \"failed\", \"reason\": \"Ticket 4711\"}";
    private static final String SUCCEEDED =
            "{\"outcome\": \"succeeded\", \"reason\": \"On their invoice\", \"amount\": \"12.5\"}";

    @LocalServerPort int port;
    @Autowired SandboxProvider sandbox;

    private ApiTeam team;

    @BeforeEach
    void start() {
        team = ApiTeam.make(port, "100");
    }

    @AfterEach
    void booksBalance() {
        sandbox.faults().clear();
        JsonNode proof = team.admin().post("/api/v1/admin/proof/run", "").is(200).json();
        assertThat(proof.path("ok").asBoolean()).as(proof.toString()).isTrue();
    }

    @Test
    void theListNamesWhatIsKnownAndNothingOfTheContent() {
        String id = lost("a secret plan");
        ApiReply reply = team.admin().get("/api/v1/admin/jobs?state=unknown&limit=200").is(200);
        assertThat(reply.text()).doesNotContain("secret plan");
        JsonNode row =
                reply.json()
                        .path("items")
                        .valueStream()
                        .filter(item -> item.path("id").asString().equals(id))
                        .findFirst()
                        .orElseThrow();
        assertThat(row.path("team_id").asString()).isEqualTo(team.id());
        assertThat(row.path("state").asString()).isEqualTo("unknown");
        assertThat(row.path("reason").asString()).isEqualTo("submit_unanswered");
        assertThat(row.path("quote")).isEqualTo(team.job(id).path("quote"));
        assertThat(row.path("unknown_since").isString()).isTrue();
        assertThat(team.admin().get("/api/v1/admin/jobs?state=running").brokenFields())
                .containsExactly("state");
        resolve(id, FAILED).is(200);
    }

    @Test
    void failedGivesTheHoldBackAndIsToldInEveryForm() {
        String id = lost("never made");
        JsonNode resolved = resolve(id, FAILED).is(200).json();
        assertThat(resolved.path("state").asString()).isEqualTo("failed");
        assertThat(resolved.path("settled").isNull()).isTrue();
        assertThat(team.balance().path("available").asString()).isEqualTo("100");
        JsonNode job = team.job(id);
        assertThat(job.path("reason").asString()).isEqualTo("Ticket 4711");
        assertThat(job.path("assets").isEmpty()).isTrue();
        assertThat(phases(id)).containsExactly("TASK_STATUS_FAILED", "failed", "failed");
        JsonNode event =
                team.api()
                        .get("/api/v1/jobs/" + id + "/events?limit=200")
                        .json()
                        .path("items")
                        .valueStream()
                        .reduce((first, second) -> second)
                        .orElseThrow();
        assertThat(event.path("word").asString()).isEqualTo("resolved_as_failed");
        assertThat(event.path("actor").asString()).startsWith("key ");
        resolve(id, SUCCEEDED).problem(409, "wrong_state");
        assertThat(team.balance().path("spent").asString()).isEqualTo("0");
    }

    @Test
    void succeededIsPaidAndItsLinkSaysWhyThereIsNoVideo() {
        String id = lost("paid and gone");
        JsonNode resolved = resolve(id, SUCCEEDED).is(200).json();
        assertThat(resolved.path("settled").asString()).isEqualTo("12.5");
        await().atMost(ApiTeam.PATIENCE).until(() -> !team.job(id).path("assets").isEmpty());
        JsonNode video = team.job(id).path("assets").path(0);
        assertThat(video.path("state").asString()).isEqualTo("failed");
        assertThat(video.path("reason").asString()).contains("On their invoice");
        assertThat(phases(id)).containsExactly("TASK_STATUS_SUCCEED", "success", "completed");
        JsonNode task = team.api().get("/ent/v2/tasks/" + id + "/creations").json();
        String link = task.path("creations").path(0).path("url").asString();
        assertThat(team.api().showing(null).get(link).status()).isEqualTo(410);
        assertThat(team.balance().path("spent").asString()).isEqualTo("12.5");
        JsonNode usage = team.api().get("/api/v1/usage").is(200).json().path("total");
        assertThat(usage.path("settled").asString()).isEqualTo("12.5");
    }

    /** The submit was lost and their task list away; a person gave up; then the task was done. */
    @Test
    void aLateSuccessIsBookedAndItsVideoIsKept() {
        sandbox.faults().add(Fault.always(FaultKind.LIST_500));
        sandbox.faults().add(Fault.once(FaultKind.SUBMIT_UNANSWERED).onlyFor("vidu"));
        int before = sandbox.tasks().size();
        String id = team.submit("late but paid").path("id").asString();
        waitsFor(id, "unknown");
        await().atMost(ApiTeam.PATIENCE)
                .until(() ->
                        sandbox.tasks().stream()
                                .skip(before)
                                .map(SandboxTask::state)
                                .toList()
                                .equals(List.of("success")));
        resolve(id, FAILED).is(200);
        assertThat(team.balance().path("available").asString()).isEqualTo("100");
        sandbox.faults().clear();
        await().atMost(ApiTeam.PATIENCE)
                .until(() -> team.job(id).path("assets").findValuesAsString("kind").size() == 2);
        assertThat(team.job(id).path("state").asString()).isEqualTo("failed");
        assertThat(team.job(id).path("assets").path(0).path("state").asString()).isEqualTo("ready");
        assertThat(team.balance().path("spent").asString()).isEqualTo("18");
        assertThat(team.balance().path("held").asString()).isEqualTo("0");
    }

    @Test
    void whatIsWrongIsNamed() {
        String id = lost("named");
        String path = "/api/v1/admin/jobs/" + id + "/resolve";
        ApiClient admin = team.admin();
        assertThat(admin.post(path, "{}").brokenFields()).containsExactly("outcome", "reason");
        assertThat(
                        admin.post(
                                        path,
                                        "{\"outcome\": \"maybe\", \"reason\": \"\", \"amount\":"
                                                + " \"-1\", \"x\": 1}")
                                .brokenFields())
                .containsExactlyInAnyOrder("outcome", "reason", "amount", "x");
        assertThat(admin.post(path, FAILED.replace("}", ", \"amount\": \"1\"}")).brokenFields())
                .containsExactly("amount");
        admin.post("/api/v1/admin/jobs/" + UUID.randomUUID() + "/resolve", FAILED)
                .problem(404, "not_found");
        admin.post("/api/v1/admin/jobs/nonsense/resolve", FAILED).problem(404, "not_found");
        team.api().post(path, FAILED).problem(403, "forbidden");
        team.api().get("/api/v1/admin/jobs?state=unknown").problem(403, "forbidden");
        String held =
                team.api()
                        .post("/api/v1/jobs", wish("[[sandbox:task_never_finishes]]"))
                        .is(202)
                        .json()
                        .path("id")
                        .asString();
        resolve(held, FAILED).problem(409, "wrong_state");
        resolve(id, FAILED).is(200);
    }

    private ApiReply resolve(String id, String body) {
        return team.admin().post("/api/v1/admin/jobs/" + id + "/resolve", body);
    }

    /** A job of a dialect without a task list whose submit was not answered. */
    private String lost(String prompt) {
        sandbox.faults().add(Fault.once(FaultKind.SUBMIT_500).onlyFor("vtrix"));
        sandbox.faults().add(Fault.once(FaultKind.SUBMIT_500).onlyFor("vidu"));
        String id =
                team.api().post("/api/v1/jobs", wish(prompt)).is(202).json().path("id").asString();
        waitsFor(id, "unknown");
        sandbox.faults().clear();
        return id;
    }

    private static String wish(String prompt) {
        return ApiTeam.wish(prompt).replace("viduq3-pro", "viduq2_turbo_img2video");
    }

    private void waitsFor(String id, String state) {
        await().atMost(ApiTeam.PATIENCE)
                .until(() -> team.job(id).path("state").asString().equals(state));
    }

    /** What the routers', Vidu's and Vtrix's own calls say. */
    private List<String> phases(String id) {
        ApiClient api = team.api();
        return List.of(
                api.get("/v3/async/task-result?task_id=" + id)
                        .json()
                        .path("task")
                        .path("status")
                        .asString(),
                api.get("/ent/v2/tasks/" + id + "/creations").json().path("state").asString(),
                api.get("/model/v1/generation/task/" + id).json().path("status").asString());
    }
}
