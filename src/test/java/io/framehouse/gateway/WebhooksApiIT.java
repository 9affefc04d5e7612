package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.notices.WebhookReceiver;
import io.framehouse.notices.WebhookReceiver.Received;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks as a program uses them: from the endpoint to the video that a message leads to. */
@ApiStory
class WebhooksApiIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PATH = "/api/v1/webhooks";
    private static final String ALL =
            "[\"jobs:write\", \"jobs:read\", \"assets:read\", \"team:admin\"]";

    @LocalServerPort int port;

    private final WebhookReceiver receiver = new WebhookReceiver();
    private ApiTeam team;
    private ApiClient api;

    @BeforeEach
    void makeTeam() {
        team = ApiTeam.make(port, "1000");
        api = admin(team);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aJobIsToldStepByStepAndItsSuccessWhenTheVideoCanBePlayed() {
        JsonNode hook = create(receiver.url(), "");
        String secret = hook.path("secret").asString();
        assertThat(secret).startsWith("whsec_");
        String job = team.submit("told step by step").path("id").asString();
        awaitTypes("job.queued", "asset.ready", "job.succeeded");
        for (Received one : receiver.received()) {
            assertThat(one.signedWith(secret)).as(one.body()).isEqualTo(1);
            JsonNode body = JSON.readTree(one.body());
            assertThat(body.propertyNames()).containsExactly("type", "timestamp", "data");
        }
        JsonNode told = JSON.readTree(receiver.received("job.succeeded").getFirst().body());
        JsonNode data = told.path("data");
        JsonNode now = team.job(job);
        assertThat(data.propertyNames()).isEqualTo(now.propertyNames());
        for (String same : List.of("id", "model", "state", "quote", "settled", "parameters")) {
            assertThat(data.path(same)).as(same).isEqualTo(now.path(same));
        }
        JsonNode video =
                data.path("assets")
                        .valueStream()
                        .filter(one -> one.path("kind").asString().equals("video"))
                        .findFirst()
                        .orElseThrow();
        assertThat(api.get(video.path("url").asString()).is(200).body()).isNotEmpty();
        assertThat(receiver.received("job.succeeded")).hasSize(1);
        JsonNode asset =
                JSON.readTree(receiver.received("asset.ready").getFirst().body()).path("data");
        assertThat(asset.path("job_id").asString()).isEqualTo(job);
        assertThat(asset.path("asset").propertyNames()).contains("id", "kind", "state", "url");
        assertThat(get(hook).path("failing_since").isNull()).isTrue();
        assertThat(get(hook).path("last_status").asInt()).isEqualTo(200);
    }

    @Test
    void aFailedAndACancelledJobAreTold() {
        create(receiver.url(), ", \"events\": [\"job.failed\", \"job.cancelled\"]");
        String failed = team.submit("[[sandbox:fail]]").path("id").asString();
        await().atMost(ApiTeam.PATIENCE).until(() -> !receiver.received().isEmpty());
        JsonNode body = JSON.readTree(receiver.received().getFirst().body());
        assertThat(body.path("type").asString()).isEqualTo("job.failed");
        assertThat(body.path("data").path("id").asString()).isEqualTo(failed);
        assertThat(body.path("data").path("state").asString()).isEqualTo("failed");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void theAddressOfAJobIsToldItsEndSignedWithTheTeamsSecretForJobs() {
        String wish = withUrl("at my own address", receiver.url("/own"));
        String job = api.post("/api/v1/jobs", wish).is(202).json().path("id").asString();
        awaitTypes("job.succeeded");
        JsonNode hooks = api.get(PATH).is(200).json().path("items");
        assertThat(hooks.size()).isEqualTo(1);
        JsonNode hook = hooks.path(0);
        assertThat(hook.path("kind").asString()).isEqualTo("jobs");
        assertThat(hook.path("url").isNull()).isTrue();
        assertThat(hook.has("secret")).isFalse();
        assertThat(receiver.received())
                .singleElement()
                .satisfies(one -> assertThat(one.path()).isEqualTo("/own"));
        String secret = rotate(hook, 0).path("secret").asString();
        JsonNode delivery = deliveries(hook).path(0);
        assertThat(delivery.path("url").asString()).isEqualTo(receiver.url("/own"));
        api.post(path(delivery, hook) + "/resend", "").is(202);
        await().until(() -> receiver.received().size() == 2);
        Received again = receiver.received().get(1);
        assertThat(again.signedWith(secret)).isEqualTo(1);
        assertThat(again.body()).contains(job).isEqualTo(receiver.received().getFirst().body());
        api.post(PATH + "/" + hook.path("id").asString() + "/test", "").problem(409, "wrong_state");
    }

    @Test
    void anAddressOfAJobThatIsAnEndpointIsToldOnceWithItsSecret() {
        JsonNode hook = create(receiver.url(), ", \"events\": [\"budget.alert\"]");
        api.post("/api/v1/jobs", withUrl("both", receiver.url())).is(202);
        awaitTypes("job.succeeded");
        assertThat(receiver.received()).hasSize(1);
        assertThat(receiver.received().getFirst().signedWith(hook.path("secret").asString()))
                .isEqualTo(1);
        assertThat(api.get(PATH).is(200).json().path("items").size()).isEqualTo(1);
    }

    @Test
    void anAddressOfAJobThatCannotBeCalledIsRefusedAndNothingIsHeld() {
        for (String bad : List.of("https://example.com/hooks#part", "https://example.com/#")) {
            ApiReply reply = api.post("/api/v1/jobs", withUrl("never made", bad));
            reply.problem(400, "invalid_request");
            assertThat(reply.brokenFields()).singleElement().asString().startsWith("webhook_url");
            assertThat(reply.text()).contains("https://example.com/hooks");
        }
        assertThat(api.get("/api/v1/jobs").is(200).json().path("items").size()).isZero();
        JsonNode balance = team.api().get("/api/v1/balance").is(200).json();
        assertThat(balance.path("held").asString()).isEqualTo("0");
    }

    @Test
    void endpointsAreMadeChangedAndEnded() {
        JsonNode hook = create(receiver.url(), ", \"description\": \"orders\"");
        assertThat(hook.propertyNames())
                .contains("id", "kind", "url", "events", "enabled", "created_at", "secret");
        assertThat(hook.path("events").toString()).isEqualTo("[\"*\"]");
        String path = PATH + "/" + hook.path("id").asString();
        assertThat(api.get(PATH).is(200).text()).doesNotContain("whsec_", "\"secret\"");
        JsonNode changed =
                api.patch(path, "{\"events\": [\"job.failed\"], \"enabled\": false}")
                        .is(200)
                        .json();
        assertThat(changed.path("events").toString()).isEqualTo("[\"job.failed\"]");
        assertThat(changed.path("description").asString()).isEqualTo("orders");
        assertThat(changed.path("enabled").asBoolean()).isFalse();
        assertThat(changed.path("disabled_reason").asString()).isEqualTo("person");
        api.post(path + "/test", "").problem(409, "wrong_state");
        api.patch(path, "{\"enabled\": true, \"events\": null}").is(200);
        JsonNode test = api.post(path + "/test", "").is(202).json();
        assertThat(test.path("payload").path("type").asString()).isEqualTo("webhook.test");
        await().until(() -> receiver.received("webhook.test").size() == 1);
        assertThat(receiver.received().getFirst().id()).isEqualTo(test.path("id").asString());
        await().until(() -> deliveries(hook).path(0).path("state").asString().equals("delivered"));
        JsonNode row = deliveries(hook).path(0);
        assertThat(row.has("payload")).isFalse();
        assertThat(row.path("attempts").path(0).path("status").asInt()).isEqualTo(200);
        JsonNode whole = api.get(path(row, hook)).is(200).json();
        assertThat(whole.path("payload").path("data").has("message")).isTrue();
        for (int i = 0; i < 3; i++) {
            api.post(path + "/test", "").is(202);
        }
        JsonNode first = api.get(path + "/deliveries?limit=3").is(200).json();
        JsonNode rest =
                api.get(path + "/deliveries?cursor=" + first.path("next_cursor").asString())
                        .is(200)
                        .json();
        assertThat(rest.path("items").size()).isEqualTo(1);
        api.delete(path).is(204);
        api.get(path).problem(404, "not_found");
        api.delete(path).problem(404, "not_found");
        assertThat(api.get(PATH).is(200).json().path("items").isEmpty()).isTrue();
    }

    @Test
    void wrongWishesAreRefusedByField() {
        assertThat(api.post(PATH, "{}").brokenFields()).containsExactly("url");
        assertThat(post("ftp://example.com", "").brokenFields()).containsExactly("url");
        assertThat(post("https://u:p@example.com", "").brokenFields()).containsExactly("url");
        assertThat(post(receiver.url(), ", \"events\": [\"job.made\"]").brokenFields())
                .containsExactly("events");
        assertThat(post(receiver.url(), ", \"events\": [\"webhook.test\"]").brokenFields())
                .containsExactly("events");
        assertThat(post(receiver.url(), ", \"events\": []").brokenFields())
                .containsExactly("events");
        assertThat(post(receiver.url(), ", \"secret\": \"mine\"").brokenFields())
                .containsExactly("secret");
        JsonNode hook = create(receiver.url(), "");
        String path = PATH + "/" + hook.path("id").asString();
        assertThat(api.patch(path, "{\"url\": null}").brokenFields()).containsExactly("url");
        assertThat(api.post(path + "/rotate-secret", "{\"overlap_hours\": 169}").brokenFields())
                .containsExactly("overlap_hours");
        api.post(path + "/deliveries/" + UUID.randomUUID() + "/resend", "")
                .problem(404, "not_found");
        api.get(PATH + "/no-id").problem(404, "not_found");
    }

    @Test
    void otherTeamsFindNothingAndOtherScopesMayNot() {
        JsonNode hook = create(receiver.url(), "");
        String path = PATH + "/" + hook.path("id").asString();
        api.post(path + "/test", "").is(202);
        String delivery = path(deliveries(hook).path(0), hook);
        ApiClient stranger = admin(ApiTeam.make(port, "0"));
        stranger.get(path).problem(404, "not_found");
        stranger.patch(path, "{\"enabled\": false}").problem(404, "not_found");
        stranger.post(path + "/rotate-secret", "{}").problem(404, "not_found");
        stranger.post(path + "/test", "").problem(404, "not_found");
        stranger.get(path + "/deliveries").problem(404, "not_found");
        stranger.get(delivery).problem(404, "not_found");
        stranger.post(delivery + "/resend", "").problem(404, "not_found");
        stranger.delete(path).problem(404, "not_found");
        assertThat(stranger.get(PATH).is(200).json().path("items").isEmpty()).isTrue();
        team.api().get(PATH).problem(403, "forbidden");
        team.api().delete(path).problem(403, "forbidden");
        team.admin().get(PATH).problem(403, "forbidden");
        assertThat(get(hook).path("enabled").asBoolean()).isTrue();
    }

    private static ApiClient admin(ApiTeam team) {
        JsonNode key = ApiTeam.newKey(team.admin(), team.id(), ALL);
        return team.api().showing("Bearer " + key.path("key").asString());
    }

    private static String withUrl(String prompt, String url) {
        return ApiTeam.wish(prompt)
                .replace("{\"model\"", "{\"webhook_url\": \"" + url + "\", \"model\"");
    }

    private ApiReply post(String url, String more) {
        return api.post(PATH, "{\"url\": \"" + url + "\"" + more + "}");
    }

    private JsonNode create(String url, String more) {
        return post(url, more).is(201).json();
    }

    private JsonNode get(JsonNode hook) {
        return api.get(PATH + "/" + hook.path("id").asString()).is(200).json();
    }

    private JsonNode rotate(JsonNode hook, int hours) {
        return api.post(
                        PATH + "/" + hook.path("id").asString() + "/rotate-secret",
                        "{\"overlap_hours\": " + hours + "}")
                .is(200)
                .json();
    }

    private JsonNode deliveries(JsonNode hook) {
        return api.get(PATH + "/" + hook.path("id").asString() + "/deliveries")
                .is(200)
                .json()
                .path("items");
    }

    private static String path(JsonNode delivery, JsonNode hook) {
        return PATH
                + "/"
                + hook.path("id").asString()
                + "/deliveries/"
                + delivery.path("id").asString();
    }

    private void awaitTypes(String... types) {
        await().atMost(ApiTeam.PATIENCE)
                .until(() ->
                        List.of(types).stream()
                                .noneMatch(type -> receiver.received(type).isEmpty()));
    }
}
