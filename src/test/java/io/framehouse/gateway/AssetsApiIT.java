package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.jobs.HouseFixtures;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Videos as programs list, find and label them. */
@ApiStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssetsApiIT {
    /** As callers knew them before anything was added; order and all. */
    private static final List<String> FIELDS =
            List.of(
                    "id",
                    "job_id",
                    "kind",
                    "state",
                    "reason",
                    "url",
                    "cover_url",
                    "content_type",
                    "bytes",
                    "width",
                    "height",
                    "duration",
                    "sound",
                    "model",
                    "prompt",
                    "created_by",
                    "cost",
                    "created_at");

    private static final List<String> ADDED =
            List.of("preview_url", "title", "rating", "labels", "trashed_at");

    @LocalServerPort int port;
    @Autowired GalleryKeeping keeping;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    private ApiTeam team;
    private String fox;
    private String robot;

    @BeforeAll
    void makeVideos() {
        team = ApiTeam.make(port, "200");
        fox = made("A red fox in the snow", "\"seed\": 7", "[\"spring\", \"draft\"]");
        robot = made("A red robot", "\"seed\": 8", "[\"spring\"]");
    }

    private String made(String prompt, String parameter, String labels) {
        String wish =
                "{\"model\": \"viduq3-pro\", \"cost_center\": \"north\", \"labels\": "
                        + labels
                        + ", \"parameters\": {\"prompt\": \""
                        + prompt
                        + "\", \"duration\": 2, \"resolution\": \"540p\", "
                        + parameter
                        + ", \"images\": [\""
                        + HouseFixtures.picture(320, 180)
                        + "\"]}}";
        String job = team.api().post("/api/v1/jobs", wish).is(202).json().path("id").asString();
        team.reach(job, "succeeded");
        await().atMost(ApiTeam.PATIENCE)
                .until(() -> video(job).path("state").asString().equals("ready"));
        String id = video(job).path("id").asString();
        new PreviewRows(jdbc, transactions).give(id);
        return id;
    }

    private JsonNode video(String job) {
        for (JsonNode asset : list("")) {
            if (asset.path("job_id").asString().equals(job)) {
                return asset;
            }
        }
        return team.api().get("/api/v1/assets?limit=1").is(200).json().path("none");
    }

    private JsonNode list(String query) {
        return team.api().get("/api/v1/assets" + query).is(200).json().path("items");
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        list(query).forEach(asset -> ids.add(asset.path("id").asString()));
        return ids;
    }

    @Test
    void callsOfOldAnswerWhatTheyDidAndNewFieldsComeAfter() {
        List<String> all = new ArrayList<>(FIELDS);
        all.addAll(ADDED);
        JsonNode asset = list("").path(0);
        assertThat(asset.propertyNames()).containsExactlyElementsOf(all);
        assertThat(team.api().get("/api/v1/assets/" + robot).is(200).json().propertyNames())
                .containsExactlyElementsOf(all);
        assertThat(ids("?model=viduq3-pro&text=robot")).containsExactly(robot);
        assertThat(ids("?limit=1")).containsExactly(robot);
        String cursor =
                team.api().get("/api/v1/assets?limit=1").json().path("next_cursor").asString();
        assertThat(ids("?limit=1&cursor=" + cursor)).containsExactly(fox);
    }

    @Test
    void everyFilterNarrowsAndAnOtherValueFindsNothing() {
        Map<String, String> both =
                Map.of(
                        "text=red",
                        "text=blue",
                        "model=viduq3-pro",
                        "model=viduq2-text2video",
                        "key=" + team.keyId(),
                        "key=" + UUID.randomUUID(),
                        "label=spring",
                        "label=autumn",
                        "cost_center=north",
                        "cost_center=south",
                        "resolution=540p",
                        "resolution=720p",
                        "min_duration=1",
                        "min_duration=100",
                        "max_duration=100",
                        "max_duration=0.5",
                        "state=ready",
                        "state=copying",
                        "min_cost=18",
                        "min_cost=18.000001");
        both.forEach((some, none) -> {
            assertThat(ids("?" + some)).as(some).containsExactlyInAnyOrder(fox, robot);
            assertThat(ids("?" + none)).as(none).isEmpty();
        });
        assertThat(ids("?max_cost=18&created_from=2026-01-01T00:00:00Z")).hasSize(2);
        assertThat(ids("?created_to=2026-01-01T00:00:00Z")).isEmpty();
        assertThat(ids("?seed=7")).containsExactly(fox);
        assertThat(ids("?label=spring&label=draft")).containsExactly(fox);
        assertThat(ids("?text=snow+re")).containsExactly(fox);
        assertThat(ids("?person=" + UUID.randomUUID())).isEmpty();
        assertThat(ids("?collection=" + UUID.randomUUID())).isEmpty();
        // Their jobs named no aspect: their pictures tell it.
        assertThat(ids("?aspect=16%3A9")).containsExactlyInAnyOrder(fox, robot);
        assertThat(ids("?aspect=1%3A1")).isEmpty();
        assertThat(ids("?sort=oldest")).containsExactly(fox, robot);
    }

    @Test
    void aCursorOfAnotherOrderAndTooLongATextAreRefused() {
        String cursor =
                team.api()
                        .get("/api/v1/assets?limit=1&sort=cost")
                        .json()
                        .path("next_cursor")
                        .asString();
        ApiReply other = team.api().get("/api/v1/assets?limit=1&cursor=" + cursor);
        assertThat(other.problem(400, "invalid_request").path("detail").asString())
                .contains("belongs to the order 'cost'");
        ApiReply text = team.api().get("/api/v1/assets?text=" + "x".repeat(201));
        assertThat(text.problem(400, "invalid_request").path("detail").asString())
                .isEqualTo("text has 201 characters; it may have up to 200.");
    }

    @Test
    void labelsAreReplacedAndThoseOfTheJobStay() {
        String path = "/api/v1/assets/" + robot + "/labels";
        JsonNode now = team.api().put(path, "{\"labels\": [\"hero\", \"spring\"]}").is(200).json();
        assertThat(now.path("labels").toString()).isEqualTo("[\"hero\",\"spring\"]");
        assertThat(ids("?label=hero")).containsExactly(robot);
        team.api().put(path, "{\"labels\": [\"spring\"]}").is(200);
        assertThat(ids("?label=hero")).isEmpty();
        JsonNode asset = team.api().get("/api/v1/assets/" + robot).is(200).json();
        assertThat(asset.path("labels").toString()).isEqualTo("[\"spring\"]");
        assertThat(team.job(asset.path("job_id").asString()).path("labels").toString())
                .isEqualTo("[\"spring\"]");
        assertThat(team.api().put(path, "{}").is(400).brokenFields()).contains("labels");
        String tooLong = "{\"labels\": [\"" + "x".repeat(121) + "\"]}";
        team.api().put(path, tooLong).problem(400, "invalid_request");
        JsonNode whole = team.api().put(path, "{\"labels\": [\"a,b\"]}").is(200).json();
        assertThat(whole.path("labels").toString()).isEqualTo("[\"a,b\"]");
        ApiTeam.make(port, "0").api().put(path, "{\"labels\": []}").problem(404, "not_found");
    }

    @Test
    void thePreviewIsAFilmAndNoAssetOfTheJob() {
        ApiReply film = team.api().get("/api/v1/assets/" + fox + "/preview").is(200);
        assertThat(film.header("content-type")).isEqualTo("video/mp4");
        JsonNode asset = team.api().get("/api/v1/assets/" + fox).json();
        assertThat(team.job(asset.path("job_id").asString()).path("assets").size()).isEqualTo(2);
        ApiTeam.make(port, "0")
                .api()
                .get("/api/v1/assets/" + fox + "/preview")
                .problem(404, "not_found");
    }

    @Test
    void whatLiesInTheTrashIsListedApartAndWhatExpiredHasFailed() {
        String gone = made("A blue bird", "\"seed\": 9", "[]");
        UUID id = UUID.fromString(gone);
        TeamId of = new TeamId(UUID.fromString(team.id()));
        Actor member =
                Actor.person(
                        new UserId(UUID.randomUUID()),
                        "Aino",
                        Set.of(),
                        Map.of(of, TeamRole.MEMBER));
        CurrentActor.as(member, () -> keeping.trash(of, Set.of(id)));
        assertThat(ids("?text=blue")).isEmpty();
        assertThat(ids("?trashed=true")).containsExactly(gone);
        assertThat(
                        team.api()
                                .get("/api/v1/assets/" + gone)
                                .is(200)
                                .json()
                                .path("trashed_at")
                                .isString())
                .isTrue();
        transactions.runInTeam(
                of,
                () -> {
                    jdbc.sql("update asset set state = 'expired', blob_key = null where id = :id")
                            .param("id", id)
                            .update();
                    jdbc.sql("update gallery_item set state = 'expired' where id = :id")
                            .param("id", id)
                            .update();
                });
        assertThat(list("?trashed=true&state=failed").path(0).path("state").asString())
                .isEqualTo("failed");
    }
}
