package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Route;
import io.framehouse.jobs.HouseFixtures;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * Each provider page with every field it prints: the request is taken, and what comes back has
 * exactly the page's fields with the page's types.
 */
@ApiStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderPagesIT {
    private static final String IMAGE = HouseFixtures.picture(320, 180);
    private static final String IMAGE_TO_VIDEO =
            """
            {"bgm": true, "seed": 123, "audio": true, "images": ["%s"], "prompt": "A fox",
             "duration": 1, "off_peak": false, "voice_id": "v1", "watermark": true,
             "resolution": "720p", "movement_amplitude": "high"}\
            """
                    .formatted(IMAGE);
    private static final Shape ROUTERS_CREATED =
            Shape.of("task_id:string provider_request_id:string?");
    private static final Shape VIDU_CREATED =
            Shape.of(
                    "task_id:string state:string model:string prompt:string images:array"
                            + " duration:integer audio:boolean audio_type:string seed:integer"
                            + " resolution:string movement_amplitude:string payload:string"
                            + " off_peak:boolean credits:integer created_at:time"
                            // Of Vidu's own pages, on which this one builds.
                            + " bgm:boolean watermark:boolean? aspect_ratio:string?");
    private static final Shape VIDU_RESULT =
            Shape.of(
                    "id:string state:string err_code:string credits:integer payload:string"
                            + " bgm:boolean off_peak:boolean creations:array");
    private static final Shape VIDU_ROW =
            Shape.of(
                    "id:string key_id:string template:string state:string err_code:string"
                            + " model:string prompt:string images:array? duration:integer"
                            + " resolution:string aspect_ratio:string? movement_amplitude:string"
                            + " seed:integer bgm:boolean audio:boolean off_peak:boolean"
                            + " payload:string credits:integer created_at:time creations:array");
    private static final Shape VTRIX_TASK =
            Shape.of(
                    "id:string status:string model:string created_at:integer progress:number?"
                            + " output:array? usage:object? error:object? metadata:object");

    @LocalServerPort int port;
    @Autowired Catalog catalog;

    private ApiTeam team;
    private ApiTeam poor;

    @BeforeAll
    void teams() {
        team = ApiTeam.make(port, "5000");
        poor = ApiTeam.make(port, "0");
    }

    @ParameterizedTest(name = "myrouter and highwayapi: {0}")
    @ValueSource(strings = {"vidu-q2-pro-img2video", "vidu-q2-pro-fast-img2video"})
    void imageToVideoOfTheRouters(String model) {
        checkRouters(model, IMAGE_TO_VIDEO);
    }

    @Test
    void referenceToVideoOfTheRouters() {
        checkRouters(
                "vidu-q2-reference2video",
                """
                {"bgm": true, "seed": 123, "audio": true, "prompt": "@1 waves", "duration": 1,
                 "subjects": [{"id": "1", "images": ["%s"], "voice_id": "v1"}],
                 "watermark": true, "resolution": "720p", "aspect_ratio": "9:16",
                 "movement_amplitude": "high"}\
                """
                        .formatted(IMAGE));
    }

    private void checkRouters(String model, String body) {
        JsonNode created = team.api().post("/v3/async/" + model, body).is(200).json();
        ROUTERS_CREATED.check(model, created);
        String task = created.path("task_id").asString();
        JsonNode result = team.api().get("/v3/async/task-result?task_id=" + task).is(200).json();
        Shape.of("extra:object task:object images:array videos:array audios:array")
                .check(model, result);
        Shape.of(
                        "task_id:string task_type:string status:string reason:string eta:integer"
                                + " progress_percent:integer")
                .check(model, result.path("task"));
        Shape.of("seed:string debug_info:object").check(model, result.path("extra"));
        Shape.of(
                        "request_info:string submit_time_ms:string execute_time_ms:string"
                                + " complete_time_ms:string")
                .check(model, result.path("extra").path("debug_info"));
        assertThat(result.path("task").path("task_id").asString()).isEqualTo(task);
        assertThat(result.path("extra").path("seed").asString()).isEqualTo("123");
    }

    /**
     * Whatever the catalogue offers under the routers' path is taken up to the question of money.
     */
    @ParameterizedTest
    @MethodSource("routersModels")
    void everyModelOfTheCatalogueHasItsRoutersPath(CatalogModel model, Route route) {
        String inputs =
                switch (model.mode()) {
                    case "text2video" -> "";
                    case "start-end2video" -> "\"images\": [\"" + IMAGE + "\", \"" + IMAGE + "\"],";
                    case "reference2video" ->
                            "\"subjects\": [{\"id\": \"1\", \"images\": [\"" + IMAGE + "\"]}],";
                    default -> "\"images\": [\"" + IMAGE + "\"],";
                };
        JsonNode refusal =
                poor.api()
                        .post(route.path(), "{" + inputs + "\"prompt\": \"A fox\"}")
                        .is(403)
                        .json();
        assertThat(refusal.path("reason").asString()).isEqualTo("NOT_ENOUGH_BALANCE");
    }

    Stream<Arguments> routersModels() {
        return catalog.models().stream()
                .flatMap(model ->
                        model.routes().stream()
                                .filter(route -> route.dialect().equals("async-v3"))
                                .map(route -> Arguments.of(model, route)));
    }

    @ParameterizedTest(name = "powertokens: {0}/ent/v2/img2video")
    @ValueSource(strings = {"/vidu", ""})
    void imageToVideoOfPowertokens(String prefix) {
        // As long as the page lets it be, with whatever may be in a text.
        String start = "ü \uD83D\uDE00 \\ \" / \n\t<&> ";
        int rest = 1_048_576 - start.codePointCount(0, start.length());
        String payload = prefix.isEmpty() ? start + "p".repeat(rest) : "mine";
        JsonNode created =
                team.api()
                        .post(
                                prefix + "/ent/v2/img2video",
                                """
                                {"model": "viduq3-pro", "images": ["%s"], "prompt": "A fox",
                                 "voice_id": "v1", "is_rec": false, "bgm": false, "audio": true,
                                 "audio_type": "all", "duration": 1, "seed": 0,
                                 "resolution": "540p", "movement_amplitude": "auto",
                                 "payload": %s, "off_peak": false}\
                                """
                                        .formatted(
                                                IMAGE, JobFixture.JSON.writeValueAsString(payload)))
                        .is(200)
                        .json();
        VIDU_CREATED.check("powertokens", created);
        assertThat(created.path("state").asString()).isEqualTo("created");
        assertThat(created.path("images").path(0).asString()).isEqualTo(IMAGE);
        assertThat(created.path("payload").asString()).isEqualTo(payload);
        long seed = created.path("seed").asLong();
        assertThat(seed).as("0 is drawn and told").isBetween(1L, 2_147_483_647L);
        String task = created.path("task_id").asString();
        for (String path :
                List.of(
                        "/vidu/ent/v2/tasks/" + task,
                        "/vidu/v1/videos/" + task,
                        prefix + "/ent/v2/tasks/" + task + "/creations")) {
            JsonNode result = team.api().get(path).is(200).json();
            VIDU_RESULT.check(path, result);
            assertThat(result.path("payload").asString()).isEqualTo(payload);
        }
        checkList(prefix, task, payload, seed);
    }

    private void checkList(String prefix, String task, String payload, long seed) {
        String read = prefix + "/ent/v2/tasks/" + task + "/creations";
        await().atMost(ApiTeam.PATIENCE)
                .until(() ->
                        team.api().get(read).json().path("state").asString().equals("success"));
        JsonNode creation = team.api().get(read).json().path("creations").path(0);
        Shape.of("id:string url:string cover_url:string watermarked_url:string")
                .check(read, creation);
        JsonNode list = team.api().get(prefix + "/ent/v2/tasks?task_ids[]=" + task).is(200).json();
        Shape.of("tasks:array next_page_token:string").check("list", list);
        JsonNode row = list.path("tasks").path(0);
        VIDU_ROW.check("list", row);
        assertThat(row.path("payload").asString()).isEqualTo(payload);
        assertThat(row.path("seed").asLong()).isEqualTo(seed);
        assertThat(row.path("model").asString()).isEqualTo("viduq3-pro");
        JsonNode made = row.path("creations").path(0);
        Shape.of("id:string url:string cover_url:string watermarked_url:string" + " video:object")
                .check("list", made);
        assertThat(made.path("video").path("resolution").path("height").asInt()).isEqualTo(540);
        assertThat(made.path("video").path("duration").isNumber()).isTrue();
        for (String filter :
                List.of("model_versions[]=q3-pro", "resolutions[]=540p", "states[]=success")) {
            assertThat(ids(prefix, filter)).as(filter).contains(task);
        }
        for (String filter :
                List.of(
                        "model_versions[]=q2-pro",
                        "resolutions[]=1080p",
                        "states[]=failed",
                        "templates[]=hug")) {
            assertThat(ids(prefix, filter)).as(filter).doesNotContain(task);
        }
    }

    private List<String> ids(String prefix, String filter) {
        return rows(
                team.api().get(prefix + "/ent/v2/tasks?pager.pagesz=100&" + filter).is(200).json());
    }

    @Test
    void listOfViduIsReadPageByPage() {
        ApiTeam own = ApiTeam.make(port, "100");
        List<String> made =
                Stream.of("one", "two", "three")
                        .map(prompt -> own.submit(prompt).path("id").asString())
                        .toList();
        JsonNode first = own.api().get("/ent/v2/tasks?pager.pagesz=2").is(200).json();
        assertThat(rows(first)).containsExactly(made.get(2), made.get(1));
        String token = first.path("next_page_token").asString();
        JsonNode second =
                own.api().get("/ent/v2/tasks?pager.pagesz=2&pager.page_token=" + token).json();
        assertThat(rows(second)).containsExactly(made.get(0));
        assertThat(second.path("next_page_token").asString("?")).isEmpty();
        JsonNode numbered = own.api().get("/vidu/ent/v2/tasks?paper.pagesz=2&paper.page=1").json();
        assertThat(rows(numbered)).containsExactly(made.get(0));
        JsonNode beyond = own.api().get("/ent/v2/tasks?pager.pagesz=2&pager.page=9").json();
        assertThat(rows(beyond)).isEmpty();
        for (String bad : List.of("pager.pagesz=101", "pager.pagesz=x", "states=done")) {
            JsonNode refusal = own.api().get("/ent/v2/tasks?" + bad).is(400).json();
            assertThat(refusal.path("reason").asString()).isEqualTo("FieldInvalid");
        }
    }

    private static List<String> rows(JsonNode list) {
        return list.path("tasks").valueStream().map(row -> row.path("id").asString()).toList();
    }

    @Test
    void seedGivenIsSeedTold() {
        JsonNode created =
                team.api()
                        .post(
                                "/ent/v2/text2video",
                                "{\"model\": \"viduq3-pro\", \"prompt\": \"A fox\", \"seed\": 77,"
                                        + " \"duration\": 1, \"resolution\": \"540p\"}")
                        .is(200)
                        .json();
        assertThat(created.path("seed").asLong()).isEqualTo(77);
    }

    @Test
    void creditsOfVidu() {
        for (String path : List.of("/ent/v2/credits", "/vidu/ent/v2/credits?show_detail=true")) {
            JsonNode credits = poor.api().get(path).is(200).json();
            Shape.of("remains:array remaining_credits:array packages:array").check(path, credits);
            Shape.of(
                            "type:string credit_remain:integer concurrency_limit:integer"
                                    + " current_concurrency:integer queue_count:integer")
                    .check(path, credits.path("remains").path(0));
            assertThat(credits.path("remains").path(0).path("credit_remain").asInt()).isZero();
        }
    }

    @ParameterizedTest(name = "vtrix: wrapped {0}")
    @ValueSource(booleans = {false, true})
    void imageToVideoOfVtrix(boolean wrapped) {
        String parameters =
                """
                "images": ["%s"], "prompt": "A fox", "audio": true, "voice_id": "v1",
                "is_rec": false, "bgm": true, "duration": 1, "seed": 0, "resolution": "540p",
                "payload": "mine", "off_peak": false, "watermark": true, "wm_position": 3,
                "movement_amplitude": "auto"\
                """
                        .formatted(IMAGE);
        String body = wrapped ? "\"input\": [{\"params\": {" + parameters + "}}]" : parameters;
        JsonNode created =
                team.api()
                        .post(
                                "/model/v1/generation",
                                "{\"model\": \"viduq2_turbo_img2video\", " + body + "}")
                        .is(200)
                        .json();
        VTRIX_TASK.check("vtrix", created);
        assertThat(created.path("status").asString()).isEqualTo("in_progress");
        String path = "/model/v1/generation/task/" + created.path("id").asString();
        JsonNode task = team.api().get(path).is(200).json();
        VTRIX_TASK.check("vtrix", task);
        assertThat(task.path("metadata").path("payload").asString()).isEqualTo("mine");
        assertThat(task.path("model").asString()).isEqualTo("viduq2_turbo_img2video");
    }
}
