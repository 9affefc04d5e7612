package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** How often keys, teams, strangers and providers may call. */
@SpringBootTest(
        classes = Framehouse.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "framehouse.admin-api-key=" + ApiStory.ADMIN_KEY,
            "framehouse.limits.wrong-keys-per-minute=20",
            "framehouse.limits.callbacks-per-minute=60"
        })
@PostgresTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RateLimitsIT {
    @LocalServerPort int port;
    private ApiTeam team;

    @BeforeEach
    void makeTeam() {
        team = ApiTeam.make(port, "0");
    }

    private ApiClient limited(int perMinute) {
        String made =
                "{\"name\": \"limited\", \"rate_per_minute\": "
                        + perMinute
                        + ", \"scopes\": [\"jobs:write\", \"jobs:read\"]}";
        JsonNode key = team.admin().post(team.adminPath() + "/keys", made).is(201).json();
        assertThat(key.path("rate_per_minute").asInt()).isEqualTo(perMinute);
        return ApiClient.bearer(port, key.path("key").asString());
    }

    private static List<ApiReply> times(int count, java.util.function.Supplier<ApiReply> call) {
        List<ApiReply> replies = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> replies.add(call.get()));
        return replies;
    }

    @Test
    @Order(1)
    void usualKeyIsToldItsLimit() {
        ApiReply reply = team.api().get("/api/v1/jobs").is(200);
        assertThat(reply.header("RateLimit-Limit")).isEqualTo("6000");
        assertThat(Integer.parseInt(reply.header("RateLimit-Remaining"))).isBetween(900, 999);
        assertThat(Integer.parseInt(reply.header("RateLimit-Reset"))).isBetween(1, 10);
    }

    @Test
    @Order(2)
    void keyOverItsLimitIsToldWhenToComeBack() {
        ApiClient api = limited(6);
        assertThat(times(6, () -> api.get("/api/v1/jobs"))).allSatisfy(reply -> reply.is(200));
        ApiReply over = api.get("/api/v1/jobs");
        JsonNode problem = over.problem(429, "rate_limited");
        assertThat(problem.path("retry_after").asInt()).isBetween(1, 10);
        assertThat(over.header("Retry-After")).isEqualTo(problem.path("retry_after").asString());
        assertThat(over.header("RateLimit-Limit")).isEqualTo("6");
        assertThat(over.header("RateLimit-Remaining")).isEqualTo("0");
        team.api().get("/api/v1/jobs").is(200);
    }

    @Test
    @Order(3)
    void dropInCallsAreRefusedInTheProvidersWords() {
        ApiClient api = limited(1);
        api.get("/api/v1/jobs").is(200);
        ApiReply routers = api.post("/v3/async/vidu-q2-pro-img2video", "{}").is(429);
        assertThat(routers.json().path("reason").asString()).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(routers.header("Retry-After")).isNotEmpty();
        ApiReply vidu = api.get("/ent/v2/credits").is(429);
        assertThat(vidu.json().path("reason").asString()).isEqualTo("TooManyRequests");
        ApiReply vtrix = api.get("/model/v1/generation/task/x").is(429);
        assertThat(vtrix.json().path("message").asString()).isNotEmpty();
        assertThat(List.of(vidu, vtrix))
                .allSatisfy(it -> assertThat(it.header("Retry-After")).isNotEmpty());
    }

    @Test
    @Order(4)
    void limitOfAKeyIsChangedAndLiftedWhileItWorks() {
        ApiClient api = limited(1);
        api.get("/api/v1/jobs").is(200);
        api.get("/api/v1/jobs").is(429);
        JsonNode keys = team.admin().get(team.adminPath() + "/keys").is(200).json();
        String id =
                keys.path("items")
                        .valueStream()
                        .filter(key -> key.path("name").asString().equals("limited"))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asString();
        String path = team.adminPath() + "/keys/" + id;
        JsonNode renamed = team.admin().patch(path, "{\"name\": \"still limited\"}").json();
        assertThat(renamed.path("rate_per_minute").asInt()).isEqualTo(1);
        team.admin().patch(path, "{\"rate_per_minute\": null}").is(200);
        assertThat(api.get("/api/v1/jobs").is(200).header("RateLimit-Limit")).isEqualTo("6000");
        for (String rate : List.of("0", "-1", "1000001", "\"many\"", "1.5")) {
            assertThat(
                            team.admin()
                                    .patch(path, "{\"rate_per_minute\": " + rate + "}")
                                    .brokenFields())
                    .containsExactly("rate_per_minute");
        }
    }

    @Test
    @Order(5)
    void allKeysOfATeamShareItsLimit() {
        JsonNode changed =
                team.admin().patch(team.adminPath(), "{\"rate_per_minute\": 8}").is(200).json();
        assertThat(changed.path("rate_per_minute").asInt()).isEqualTo(8);
        ApiClient other = limited(100);
        assertThat(times(4, () -> team.api().get("/api/v1/jobs"))).allSatisfy(it -> it.is(200));
        assertThat(times(4, () -> other.get("/api/v1/jobs"))).allSatisfy(it -> it.is(200));
        team.api().get("/api/v1/jobs").problem(429, "rate_limited");
        ApiReply over = other.get("/api/v1/jobs").is(429);
        assertThat(over.header("RateLimit-Limit")).isEqualTo("8");
        ApiTeam.make(port, "0").api().get("/api/v1/jobs").is(200);
    }

    @Test
    @Order(6)
    void manyThreadsGetNoMoreThanTheLimit() {
        ApiClient api = limited(30);
        long passed =
                IntStream.range(0, 90)
                        .parallel()
                        .mapToObj(i -> api.get("/api/v1/jobs"))
                        .filter(reply -> reply.status() == 200)
                        .count();
        assertThat(passed).isBetween(30L, 40L);
    }

    @Test
    @Order(7)
    void callbacksHaveALimitOfTheirOwn() {
        ApiClient provider = team.api().showing(null);
        String account = "/callbacks/vidu/01970000-0000-7000-8000-0000000000cc";
        List<ApiReply> replies = times(15, () -> provider.post(account, "{}"));
        assertThat(replies.getFirst().status()).isNotEqualTo(429);
        assertThat(replies.getLast().status()).isEqualTo(429);
        assertThat(replies.getLast().header("Retry-After")).isEqualTo("1");
    }

    /** Last, since the whole address is paused afterwards. */
    @Test
    @Order(100)
    void wrongKeysOfOneAddressAreNotLookedUpForEver() {
        team.api().get("/api/v1/jobs").is(200);
        ApiClient wrong = ApiClient.bearer(port, team.key().replaceAll(".$", "x"));
        List<ApiReply> replies = times(40, () -> wrong.get("/api/v1/jobs"));
        assertThat(replies.subList(0, 15)).allSatisfy(reply -> reply.is(401));
        replies.getLast().problem(429, "rate_limited");
        assertThat(replies.getLast().header("Retry-After")).isNotEmpty();
        // Who was good a moment ago still is; without any key there is nothing to count.
        team.api().get("/api/v1/jobs").is(200);
        team.api().showing(null).get("/api/v1/jobs").is(401);
    }
}
