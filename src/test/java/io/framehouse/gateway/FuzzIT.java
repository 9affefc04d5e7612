package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Wrong requests drawn from the document: never a fault of ours, and what is refused changes
 * nothing. A run is repeated with {@code -Dfuzz.seed=} and the number that it printed.
 */
@ApiStory
class FuzzIT {
    private static final long USUAL_SEED = 20_260_101;
    private static final int SHOWN = 8;

    /** Words of our inside, which no answer shows. */
    private static final List<String> INSIDE =
            List.of("Exception", "io.framehouse", "org.springframework", "at java.");

    /** What only calls change; settling goes on by itself. */
    private static final String TRACE =
            """
            select concat_ws(' ',
              (select count(*) from job), (select count(*) from job_request),
              (select count(*) from credit_transfer
                where kind in ('grant', 'hold', 'refund', 'adjust')),
              (select count(*) || '/' || count(revoked_at) from api_key),
              (select count(*) || '/' || count(revoked_at) from platform_key),
              (select count(*) || '/' || sum(version) from team),
              (select count(*) from team_member), (select count(*) from app_user),
              (select count(*) from allowed_model), (select count(*) from budget),
              (select count(*) from price_version), (select count(*) from conversion_rate),
              (select count(*) from team_price_factor),
              (select count(*) from provider_account))
            """;

    @LocalServerPort int port;

    @Value("${spring.datasource.url}")
    String database;

    @Test
    void twoThousandWrongRequestsDoNoHarm() throws Exception {
        fuzz(Long.getLong("fuzz.seed", USUAL_SEED), 2_000);
    }

    @Test
    @Tag("chaos")
    void twentyThousandWrongRequestsDoNoHarm() throws Exception {
        fuzz(Long.getLong("fuzz.seed", new Random().nextLong()), 20_000);
    }

    private void fuzz(long seed, int count) throws IOException, SQLException {
        System.out.println("Fuzz: " + count + " requests, seed " + seed);
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<String> harms = new ArrayList<>();
        FuzzRequests requests = requests(seed);
        try (Connection superuser = TestDatabases.superuser(database);
                Statement statement = superuser.createStatement()) {
            String before = trace(statement);
            for (int number = 0; number < count; number++) {
                FuzzRequests.Request request = requests.next();
                RawHttp.Answer answer = RawHttp.send(port, request.bytes());
                statuses.merge(answer.status(), 1, Integer::sum);
                String about =
                        "seed " + seed + ", request " + number + ", " + show(request, answer);
                if (!harmless(answer)) {
                    harms.add(about);
                }
                if (request.mayChange()) {
                    String after = trace(statement);
                    if (answer.status() >= 400 && !after.equals(before)) {
                        harms.add(before + " became " + after + " by " + about);
                    }
                    before = after;
                }
            }
        }
        System.out.println("Fuzz: answers by status " + statuses);
        assertThat(harms.stream().limit(SHOWN)).as(harms.size() + " harms").isEmpty();
        assertThat(statuses.keySet()).as("what was reached").contains(200, 400, 401, 403, 404, 405);
        var proof = ApiClient.admin(port).post("/api/v1/admin/proof/run", "").is(200).json();
        assertThat(proof.path("ok").asBoolean()).as(proof.toString()).isTrue();
    }

    private FuzzRequests requests(long seed) {
        ApiTeam team = ApiTeam.make(port, "100");
        String all =
                "[\"jobs:write\", \"jobs:read\", \"assets:read\", \"usage:read\", \"team:admin\"]";
        String key = ApiTeam.newKey(team.admin(), team.id(), all).path("key").asString();
        Map<String, String> real =
                Map.of(
                        "team_id", team.id(),
                        "key_id", team.keyId(),
                        "id", team.submit("fuzz").path("id").asString());
        return new FuzzRequests(new Random(seed), ApiDocument.read(port), real, key);
    }

    private static boolean harmless(RawHttp.Answer answer) {
        return answer.status() < 500 && INSIDE.stream().noneMatch(answer.text()::contains);
    }

    private static String trace(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(TRACE)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String show(FuzzRequests.Request request, RawHttp.Answer answer) {
        String sent = new String(request.bytes(), StandardCharsets.UTF_8);
        return request.name() + "\n" + cut(sent) + "\n-> " + cut(answer.text());
    }

    private static String cut(String text) {
        return text.length() > 1_200 ? text.substring(0, 1_200) + "…" : text;
    }
}
