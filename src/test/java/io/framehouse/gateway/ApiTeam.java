package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.jobs.HouseFixtures;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A team made as an outside admin makes it, with credits, leave for all models and a key. */
record ApiTeam(String id, ApiClient admin, ApiClient api, String key, String keyId) {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SCOPES =
            "[\"jobs:write\", \"jobs:read\", \"assets:read\", \"usage:read\"]";

    static ApiTeam make(int port, String credits) {
        ApiClient admin = ApiClient.admin(port);
        String name = "Team " + UUID.randomUUID().toString().substring(0, 8);
        String id =
                admin.post(
                                "/api/v1/admin/teams",
                                "{\"name\": \"" + name + "\", \"time_zone\": \"Europe/Berlin\"}")
                        .is(201)
                        .json()
                        .path("id")
                        .asString();
        String path = "/api/v1/admin/teams/" + id;
        if (!credits.equals("0")) {
            admin.post(path + "/grants", "{\"amount\": \"" + credits + "\", \"reason\": \"test\"}")
                    .is(201);
        }
        admin.put(path + "/allowlist", "[{\"model\": \"*\"}]").is(200);
        JsonNode key = newKey(admin, id, SCOPES);
        String secret = key.path("key").asString();
        return new ApiTeam(
                id, admin, ApiClient.bearer(port, secret), secret, key.path("id").asString());
    }

    static JsonNode newKey(ApiClient admin, String team, String scopes) {
        return admin.post(
                        "/api/v1/admin/teams/" + team + "/keys",
                        "{\"name\": \"program\", \"scopes\": " + scopes + "}")
                .is(201)
                .json();
    }

    String adminPath() {
        return "/api/v1/admin/teams/" + id;
    }

    /** A short video of viduq3-pro in 540p: 2 seconds for 18 credits. */
    static String wish(String prompt) {
        return "{\"model\": \"viduq3-pro\", \"parameters\": {\"prompt\": \""
                + prompt
                + "\", \"duration\": 2, \"resolution\": \"540p\", \"images\": [\""
                + HouseFixtures.picture(320, 180)
                + "\"]}}";
    }

    JsonNode submit(String prompt) {
        return api.post("/api/v1/jobs", wish(prompt)).is(202).json();
    }

    JsonNode job(String job) {
        return api.get("/api/v1/jobs/" + job).is(200).json();
    }

    JsonNode reach(String job, String state) {
        await().atMost(PATIENCE)
                .failFast(
                        "job ended otherwise",
                        () -> {
                            String now = job(job).path("state").asString();
                            return now.matches("succeeded|failed|cancelled") && !now.equals(state);
                        })
                .until(() -> job(job).path("state").asString().equals(state));
        return job(job);
    }

    JsonNode balance() {
        return api.get("/api/v1/balance").is(200).json();
    }

    /** Credits and jobs, for before and after what must change nothing. */
    String trace() {
        JsonNode balance = balance();
        JsonNode jobs = api.get("/api/v1/jobs?limit=200").is(200).json();
        assertThat(jobs.path("items").isArray()).isTrue();
        return "available %s held %s spent %s jobs %d"
                .formatted(
                        balance.path("available").asString(),
                        balance.path("held").asString(),
                        balance.path("spent").asString(),
                        jobs.path("items").size());
    }
}
