package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.jobs.HouseFixtures;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/**
 * The errors that each provider's pages document, provoked as a caller would, over the whole
 * application. Those that need a busy or broken house, and Vtrix's word for a style, which its
 * routes do not carry here, are in {@link DropInErrorsTest}.
 */
@ApiStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedErrorsIT {
    private static final String IMAGE = HouseFixtures.picture(320, 180);
    private static final String TALL = HouseFixtures.picture(100, 500);

    @LocalServerPort int port;

    private ApiTeam rich;
    private ApiTeam poor;
    private ApiTeam barred;
    private ApiClient reader;
    private String before;

    @BeforeAll
    void teams() {
        rich = ApiTeam.make(port, "1000");
        poor = ApiTeam.make(port, "0");
        barred = ApiTeam.make(port, "1000");
        barred.admin().put(barred.adminPath() + "/allowlist", "[]").is(200);
        String key =
                ApiTeam.newKey(rich.admin(), rich.id(), "[\"jobs:read\"]").path("key").asString();
        reader = ApiClient.bearer(port, key);
        before = rich.trace();
    }

    @ParameterizedTest(name = "{0}: {1} -> {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    vidu-q2-pro-img2video      | none   | 403 | INVALID_API_KEY
                    vidu-q2-pro-img2video      | wrong  | 401 | FAILED_TO_AUTH
                    vidu-q2-pro-img2video      | basic  | 401 | FAILED_TO_AUTH
                    vidu-q2-pro-img2video      | form   | 401 | FAILED_TO_AUTH
                    vidu-q2-pro-img2video      | poor   | 403 | NOT_ENOUGH_BALANCE
                    vidu-q2-pro-img2video      | barred | 403 | ACCESS_DENY
                    vidu-q2-pro-img2video      | reader | 403 | ACCESS_DENY
                    vidu-q2-pro-fast-img2video | none   | 403 | INVALID_API_KEY
                    vidu-q2-pro-fast-img2video | wrong  | 401 | FAILED_TO_AUTH
                    vidu-q2-pro-fast-img2video | poor   | 403 | NOT_ENOUGH_BALANCE
                    vidu-q2-pro-fast-img2video | barred | 403 | ACCESS_DENY
                    vidu-q2-nonsense           | rich   | 404 | MODEL_NOT_FOUND
                    """)
    void keysBalancesAndModelsOfTheRouters(String model, String who, int status, String reason) {
        String body = "{\"images\": [\"" + IMAGE + "\"], \"prompt\": \"A fox\", \"duration\": 5}";
        checkReason(as(who).post("/v3/async/" + model, body), status, reason);
        if (List.of("none", "wrong", "basic", "form").contains(who)) {
            String read = "/v3/async/task-result?task_id=0198f1c2-0000-7000-8000-000000000000";
            checkReason(as(who).get(read), status, reason);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    vidu-q2-pro-img2video      | "prompt": "x", "duration": 5                                   | images
                    vidu-q2-pro-img2video      | "images": [], "prompt": "x", "duration": 5                     | images
                    vidu-q2-pro-img2video      | "images": [{}], "prompt": "x", "duration": 5                   | images
                    vidu-q2-pro-img2video      | "images": ["IMAGE"], "prompt": "x", "duration": 11             | duration
                    vidu-q2-pro-img2video      | "images": ["IMAGE"], "prompt": "x", "duration": 0              | duration
                    vidu-q2-pro-img2video      | "images": ["IMAGE"], "prompt": "x", "resolution": "4k"         | resolution
                    vidu-q2-pro-img2video      | "images": ["IMAGE"], "prompt": "x", "movement_amplitude": "huge" | movement_amplitude
                    vidu-q2-pro-img2video      | "images": ["IMAGE"], "prompt": "x", "audio": "yes"             | audio
                    vidu-q2-pro-img2video      | "images": ["TALL"], "prompt": "x"                              | images
                    vidu-q2-pro-fast-img2video | "images": ["IMAGE"], "prompt": "x", "resolution": "540p"       | resolution
                    vidu-q2-reference2video    | "prompt": "x", "duration": 5                                   | subjects
                    vidu-q2-reference2video    | "subjects": [], "prompt": "x"                                  | subjects
                    vidu-q2-reference2video    | "subjects": [{"id": "1", "images": ["IMAGE"]}], "prompt": "@2 runs" | 2
                    vidu-q2-reference2video    | "subjects": [{"id": "1", "images": ["IMAGE"]}]                 | prompt
                    """)
    void brokenFieldsOfTheRouters(String model, String fields, String named) {
        ApiReply reply = rich.api().post("/v3/async/" + model, body(fields));
        checkReason(reply, 400, "INVALID_REQUEST_BODY");
        assertThat(reply.json().path("message").asString()).contains(named);
    }

    @ParameterizedTest(name = "vidu: {0} -> {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    none   | 401 | Unauthorized
                    wrong  | 401 | Unauthorized
                    basic  | 401 | Unauthorized
                    form   | 401 | Unauthorized
                    poor   | 400 | CreditInsufficient
                    barred | 403 | Forbidden
                    reader | 403 | Forbidden
                    """)
    void keysAndBalancesOfVidu(String who, int status, String reason) {
        String body = body("\"model\": \"viduq3-pro\", \"images\": [\"IMAGE\"]");
        for (String prefix : List.of("", "/vidu")) {
            ApiReply reply = as(who).post(prefix + "/ent/v2/img2video", body);
            checkReason(reply, status, reason);
            assertThat(reply.json().path("metadata").path("trace_id").asString()).isNotBlank();
        }
    }

    @ParameterizedTest(name = "vidu: {0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "images": ["IMAGE"]                                                   | FieldLacking             | model
                    "model": "sora", "images": ["IMAGE"]                                  | ModelUnavailable         | sora
                    "model": "viduq3-pro"                                                 | FieldLacking             | images
                    "model": "viduq3-pro", "images": ["IMAGE", "IMAGE"]                   | FieldItemCountOutOfRange | images
                    "model": "viduq3-pro", "images": []                                   | FieldItemCountOutOfRange | images
                    "model": "viduq3-pro", "images": "IMAGE"                              | FieldInvalid             | images
                    "model": "viduq3-pro", "images": ["IMAGE"], "duration": 17            | FieldInvalid             | duration
                    "model": "viduq3-pro", "images": ["IMAGE"], "duration": "five"        | FieldInvalid             | duration
                    "model": "viduq3-pro", "images": ["IMAGE"], "resolution": "360p"      | FieldInvalid             | resolution
                    "model": "viduq3-pro", "images": ["IMAGE"], "seed": -1                | FieldInvalid             | seed
                    "model": "viduq3-pro", "images": ["IMAGE"], "audio_type": "loud"      | FieldInvalid             | audio_type
                    "model": "viduq3-pro", "images": ["IMAGE"], "movement_amplitude": "high" | FieldInvalid          | movement_amplitude
                    "model": "viduq3-pro", "images": ["IMAGE"], "prompt": "LONG"          | FieldInvalid             | prompt
                    "model": "viduq3-pro", "images": ["IMAGE"], "payload": 7              | FieldInvalid             | payload
                    "model": "viduq3-pro", "images": ["IMAGE"], "callback_url": "ftp://x" | FieldInvalid             | callback_url
                    "model": "viduq3-pro", "images": ["TALL"]                             | PageSizeOutOfRange       | images
                    "model": "viduq3-pro", "images": ["data:image/png;base64,AAAA"]       | ImageFormatInvalid       | images
                    "model": "viduq3-pro", "images": ["http://127.0.0.1:1/a.png"]         | ImageDownloadFailure     | images
                    """)
    void brokenFieldsOfVidu(String fields, String reason, String named) {
        ApiReply reply = rich.api().post("/vidu/ent/v2/img2video", body(fields));
        checkReason(reply, 400, reason);
        assertThat(reply.json().path("message").asString()).contains(named);
    }

    @Test
    void tasksThatAreNotOnesOwnAreNotFoundInEachForm() {
        String foreign = poorTask();
        for (String id : List.of(foreign, "nonsense", "0198f1c2-0000-7000-8000-000000000000")) {
            checkReason(
                    rich.api().get("/v3/async/task-result?task_id=" + id), 404, "TASK_NOT_FOUND");
            for (String path :
                    List.of(
                            "/ent/v2/tasks/" + id + "/creations",
                            "/vidu/ent/v2/tasks/" + id + "/creations",
                            "/vidu/ent/v2/tasks/" + id,
                            "/vidu/v1/videos/" + id)) {
                checkReason(rich.api().get(path), 404, "TaskNotFound");
            }
            checkReason(
                    rich.api().post("/ent/v2/tasks/" + id + "/cancel", "{}"), 404, "TaskNotFound");
            assertThat(rich.api().get("/ent/v2/tasks?task_ids=" + id).is(200).json().path("tasks"))
                    .isEmpty();
            assertThat(
                            rich.api()
                                    .get("/model/v1/generation/task/" + id)
                                    .is(404)
                                    .json()
                                    .propertyNames())
                    .containsExactly("message");
        }
    }

    private String poorTask() {
        ApiTeam other = ApiTeam.make(port, "100");
        return other.submit("theirs").path("id").asString();
    }

    @ParameterizedTest(name = "vtrix: {0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    none   | 401
                    wrong  | 401
                    basic  | 401
                    form   | 401
                    poor   | 403
                    barred | 403
                    reader | 403
                    """)
    void keysAndBalancesOfVtrix(String who, int status) {
        String body = body("\"model\": \"viduq2_turbo_img2video\", \"images\": [\"IMAGE\"]");
        ApiReply reply = as(who).post("/model/v1/generation", body);
        assertThat(reply.is(status).json().propertyNames()).containsExactly("message");
    }

    @ParameterizedTest(name = "vtrix: {0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "model": "viduq3_pro_text2video"                                               | 8007001
                    "model": "viduq2_turbo_img2video"                                              | 8007002
                    "model": "nonsense"                                                            | 8007002
                    "model": "viduq2_turbo_img2video", "images": ["IMAGE"], "off_peak": true       | 8007002
                    "model": "viduq2_turbo_img2video", "images": ["IMAGE"], "wm_position": 5       | 8007002
                    "model": "viduq2_turbo_img2video", "images": ["IMAGE"], "duration": 11         | 8007004
                    "model": "viduq2_turbo_img2video", "images": ["IMAGE"], "resolution": "4k"     | 8007005
                    """)
    void brokenFieldsOfVtrixFlatAndWrapped(String fields, int code) {
        checkVtrix(rich.api().post("/model/v1/generation", body(fields)), code);
        int comma = fields.indexOf(',');
        String rest = comma < 0 ? "" : fields.substring(comma + 1);
        String model = comma < 0 ? fields : fields.substring(0, comma);
        String wrapped = model + ", \"input\": [{\"params\": {" + rest + "}}]";
        checkVtrix(rich.api().post("/model/v1/generation", body(wrapped)), code);
    }

    private static void checkVtrix(ApiReply reply, int code) {
        JsonNode body = reply.is(400).json();
        assertThat(body.propertyNames()).containsExactly("status", "error");
        assertThat(body.path("status").asString()).isEqualTo("failed");
        assertThat(body.path("error").path("code").asInt()).as(reply.toString()).isEqualTo(code);
        assertThat(body.path("error").path("error_message").asString()).isNotBlank();
    }

    @Test
    void refusalsLeaveNothing() {
        assertThat(rich.trace()).isEqualTo(before);
    }

    private static void checkReason(ApiReply reply, int status, String reason) {
        JsonNode body = reply.is(status).json();
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder("code", "reason", "message", "metadata");
        assertThat(body.path("code").asInt()).isEqualTo(status);
        assertThat(body.path("reason").asString()).as(reply.toString()).isEqualTo(reason);
        assertThat(body.path("message").asString()).isNotBlank();
        assertThat(body.path("metadata").isObject()).isTrue();
    }

    private static String body(String fields) {
        return "{"
                + fields.replace("IMAGE", IMAGE)
                        .replace("TALL", TALL)
                        .replace("LONG", "p".repeat(5_001))
                + "}";
    }

    private ApiClient as(String who) {
        return switch (who) {
            case "none" -> rich.api().showing(null);
            case "wrong" -> rich.api().showing("Bearer " + wrongKey());
            case "basic" -> rich.api().showing("Basic " + rich.key());
            case "form" -> rich.api().showing("Bearer not-a-key");
            case "poor" -> poor.api();
            case "barred" -> barred.api();
            case "reader" -> reader;
            default -> rich.api();
        };
    }

    /** Another team's revoked key: of good form, and nobody's. */
    private String wrongKey() {
        JsonNode made = ApiTeam.newKey(poor.admin(), poor.id(), "[\"jobs:read\"]");
        String path = poor.adminPath() + "/keys/" + made.path("id").asString();
        assertThat(poor.admin().delete(path).status()).isBetween(200, 299);
        return made.path("key").asString();
    }
}
