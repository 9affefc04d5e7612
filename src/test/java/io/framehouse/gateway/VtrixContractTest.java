package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.JobState;
import io.framehouse.shared.Credits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Vtrix's page, called flat as printed and wrapped as its own client does. */
class VtrixContractTest extends GatewayCalls {
    private static final String PARAMETERS =
            """
            "images": ["https://example.com/a.png"], "prompt": "A fox", "duration": 5,
            "payload": "mine", "wm_position": "3"\
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"viduq2_turbo_img2video\",%s}",
                "{\"model\":\"viduq2_turbo_img2video\",\"input\":[{\"params\":{%s}}]}"
            })
    void createIsTakenFlatAndWrapped(String form) {
        JsonNode answer = ok(post("/model/v1/generation", form.formatted(PARAMETERS)));
        assertThat(answer.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "status", "model", "created_at", "progress", "metadata");
        assertThat(answer.path("status").asString()).isEqualTo("in_progress");
        assertThat(answer.path("model").asString()).isEqualTo("viduq2_turbo_img2video");
        assertThat(answer.path("created_at").isIntegralNumber()).isTrue();
        assertThat(jobs.wishes.getFirst().parameters().toString())
                .isEqualTo(
                        "{\"images\":[\"https://example.com/a.png\"],\"prompt\":\"A fox\","
                                + "\"duration\":5,\"wm_position\":3}");
        assertThat(jobs.wishes.getFirst().payload()).isEqualTo("mine");
    }

    @Test
    void completedTaskHasOutputAndCost() {
        JobFixture fixture = new JobFixture();
        fixture.model = "viduq2_turbo_img2video";
        fixture.state = JobState.SUCCEEDED;
        fixture.settled = Credits.of(48);
        jobs.stored.add(fixture.build());
        gallery.copies.put(fixture.id, FakeGallery.ready());
        JsonNode task = ok(get("/model/v1/generation/task/" + fixture.id));
        assertThat(task.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "status", "model", "created_at", "output", "usage", "metadata");
        assertThat(task.path("status").asString()).isEqualTo("completed");
        assertThat(task.path("usage").path("cost").asString()).isEqualTo("0.24");
        assertThat(task.path("usage").path("discount").isNumber()).isTrue();
        JsonNode content = task.path("output").get(0).path("content").get(0);
        assertThat(content.path("type").asString()).isEqualTo("video");
        assertThat(content.path("duration").asInt()).isEqualTo(5);
        assertThat(content.path("url").asString()).contains(FakeGallery.VIDEO.toString());
    }

    @Test
    void failedTaskHasAnError() {
        JobFixture fixture = new JobFixture();
        fixture.state = JobState.FAILED;
        fixture.providerReason = "refused by policy";
        jobs.stored.add(fixture.build());
        JsonNode task = ok(get("/model/v1/generation/task/" + fixture.id));
        assertThat(task.path("status").asString()).isEqualTo("failed");
        assertThat(task.path("error").toString())
                .isEqualTo("{\"code\":8007095,\"error_message\":\"refused by policy\"}");
    }

    @ParameterizedTest(name = "vtrix: {0}")
    @CsvSource({
        "8007004: The duration.,8007004,The duration.",
        "8007095: It failed.,8007095,It failed.",
        "8007096: Not read.,8007096,Not read.",
        "8007097: An error.,8007097,An error.",
        "8007098: Not checked.,8007098,Not checked.",
        "8007099: Away.,8007099,Away.",
        "CreationPolicyViolation: no,8007095,CreationPolicyViolation: no"
    })
    void failuresAreToldInVtrixsCodes(String said, int code, String message) {
        JobFixture fixture = new JobFixture();
        fixture.state = JobState.FAILED;
        fixture.providerReason = said;
        jobs.stored.add(fixture.build());
        JsonNode error = ok(get("/model/v1/generation/task/" + fixture.id)).path("error");
        assertThat(error.path("code").asInt()).isEqualTo(code);
        assertThat(error.path("error_message").asString()).isEqualTo(message);
    }

    @Test
    void callbackIsPromisedFromEitherForm() {
        for (String form :
                new String[] {
                    "{\"model\":\"viduq2_turbo_img2video\",%s}",
                    "{\"model\":\"viduq2_turbo_img2video\",\"input\":[{\"params\":{%s}}]}"
                }) {
            callbacks.promises.clear();
            ok(
                    post(
                            "/model/v1/generation",
                            form.formatted(
                                    PARAMETERS + ",\"callback_url\":\"https://example.com/cb\"")));
            assertThat(callbacks.promises.getFirst().dialect()).isEqualTo("vtrix");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = JobState.class,
            names = {"HELD", "SUBMITTING", "QUEUED", "RUNNING", "UNKNOWN", "SUCCEEDED"})
    void everythingElseIsInProgress(JobState state) {
        JobFixture fixture = new JobFixture();
        fixture.state = state;
        fixture.progress = 40;
        jobs.stored.add(fixture.build());
        JsonNode task = ok(get("/model/v1/generation/task/" + fixture.id));
        assertThat(task.path("status").asString()).isEqualTo("in_progress");
        assertThat(task.path("progress").decimalValue()).isEqualByComparingTo("0.4");
    }
}
