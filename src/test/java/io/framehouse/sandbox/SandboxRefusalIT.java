package io.framehouse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.sandbox.SandboxClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What each dialect's pages forbid is refused, in that dialect's words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxRefusalIT {
    private SandboxProvider provider;
    private SandboxClient bearer;
    private SandboxClient token;

    @BeforeAll
    void start(@TempDir Path work) {
        provider = SandboxProvider.start(SandboxSettings.defaults(work).withAccount(1000, 5));
        provider.faults().holdQueue();
        bearer = new SandboxClient(provider.baseUrl(), "Bearer sandbox-key");
        token = new SandboxClient(provider.baseUrl(), "Token sandbox-key");
    }

    @AfterAll
    void stop() {
        provider.close();
    }

    @AfterEach
    void nothingUnexpectedRuns() {
        assertThat(provider.faults().waiting()).isEmpty();
    }

    private static ObjectNode changed(String base, String field, String json) {
        String picture = "\"" + Pictures.dataUri(64, 64) + "\"";
        ObjectNode body =
                (ObjectNode) SandboxClient.JSON.readTree(base.replace("PICTURE", picture));
        if (json.equals("absent")) {
            body.remove(field);
        } else {
            body.set(field, SandboxClient.JSON.readTree(expand(json, picture)));
        }
        return body;
    }

    private static String expand(String json, String picture) {
        return json.replace("PICTURE", picture)
                .replace("TALL", "\"" + Pictures.dataUri(64, 257) + "\"")
                .replace("TEXT2001", "\"" + "x".repeat(2001) + "\"")
                .replace("TEXT5001", "\"" + "x".repeat(5001) + "\"")
                .replace("PAYLOAD", "\"" + "x".repeat(1_048_577) + "\"")
                .replace("NOTIMAGE", "\"data:image/png;base64,aGVsbG8=\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "images            | []",
                "images            | [PICTURE, PICTURE]",
                "images            | absent",
                "images            | [{}]",
                "images            | [NOTIMAGE]",
                "images            | [TALL]",
                "images            | [\"http://127.0.0.1:1/gone.png\"]",
                "prompt            | absent",
                "prompt            | TEXT2001",
                "duration          | absent",
                "duration          | 0",
                "duration          | 11",
                "duration          | \"5\"",
                "duration          | 5.5",
                "resolution        | \"540p\"",
                "resolution        | \"4k\"",
                "movement_amplitude| \"large\"",
                "seed              | \"1\"",
                "audio             | \"true\"",
                "payload           | \"p\"",
                "is_rec            | true",
                "callback_url      | \"http://127.0.0.1/x\"",
            })
    void routerRefusesWithInvalidRequestBody(String field, String json) throws IOException {
        String base = "{\"images\": [PICTURE], \"prompt\": \"x\", \"duration\": 1}";
        Answer answer =
                bearer.post(
                        "/v3/async/vidu-q2-pro-fast-img2video",
                        changed(base, field, json).toString());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").intValue()).isEqualTo(400);
        assertThat(answer.json().path("reason").stringValue()).isEqualTo("INVALID_REQUEST_BODY");
        assertThat(answer.json().path("message").stringValue()).isNotEmpty();
        assertThat(answer.json().path("metadata").isObject()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model             | absent                | FieldLacking",
                "model             | \"viduq9\"            | ModelUnavailable",
                "model             | \"viduq2\"            | ModelUnavailable",
                "images            | []                    | FieldItemCountOutOfRange",
                "images            | [PICTURE, PICTURE]    | FieldItemCountOutOfRange",
                "images            | absent                | FieldLacking",
                "images            | [NOTIMAGE]            | ImageFormatInvalid",
                "images            | [TALL]                | PageSizeOutOfRange",
                "images            | [\"ftp://host/a.png\"]| ImageDownloadFailure",
                "prompt            | TEXT5001              | FieldInvalid",
                "duration          | 17                    | FieldInvalid",
                "resolution        | \"360p\"              | FieldInvalid",
                "movement_amplitude| \"high\"              | FieldInvalid",
                "audio_type        | \"sound-effect_only\" | FieldInvalid",
                "wm_position       | 5                     | FieldInvalid",
                "seed              | 2147483648            | FieldInvalid",
                "seed              | 1.5                   | FieldInvalid",
                "payload           | PAYLOAD               | FieldInvalid",
                "callback_url      | \"mailto:a@b\"        | FieldInvalid",
                "prompt            | \"[[sandbox:nix]]\"   | FieldInvalid",
                "images_url        | \"x\"                 | FieldUnwanted",
            })
    void viduRefusesWithItsReason(String field, String json, String reason) throws IOException {
        String base = "{\"model\": \"viduq3-pro\", \"images\": [PICTURE]}";
        Answer answer = token.post("/ent/v2/img2video", changed(base, field, json).toString());
        assertThat(answer.json().path("reason").stringValue()).isEqualTo(reason);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").intValue()).isEqualTo(400);
        assertThat(answer.json().path("metadata").path("trace_id").stringValue()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "images            | []           | 8007002",
                "images            | [TALL]       | 8007002",
                "prompt            | TEXT2001     | 8007001",
                "duration          | 11           | 8007004",
                "resolution        | \"360p\"     | 8007005",
                "off_peak          | true         | 8007002",
                "movement_amplitude| \"high\"     | 8007002",
                "style             | \"noir\"     | 8007003",
                "audio_type        | \"all\"      | 8007002",
            })
    void vtrixRefusesWithItsCode(String field, String json, int code) throws IOException {
        String parameters = changed("{\"images\": [PICTURE]}", field, json).toString();
        Answer answer =
                bearer.post(
                        "/model/v1/generation",
                        "{\"model\": \"viduq2_turbo_img2video\", \"input\": [{\"params\": %s}]}"
                                .formatted(parameters));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("code").intValue()).isEqualTo(code);
    }

    @Test
    void offPeakWithAudioIsRefusedByViduForQ2AndAllowedForQ3() throws IOException {
        String body =
                "{\"model\": \"%s\", \"images\": [\""
                        + Pictures.dataUri(64, 64)
                        + "\"], \"audio\": true, \"off_peak\": true, \"duration\": 1}";
        assertThat(token.post("/ent/v2/img2video", body.formatted("viduq2-pro")).status())
                .isEqualTo(400);
        Answer allowed = token.post("/ent/v2/img2video", body.formatted("viduq3-pro"));
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.json().path("credits").intValue()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"@2 runs\"   | [{\"id\":\"1\",\"images\":[PICTURE]}]",
                "\"@1 runs\"   | []",
                "\"@1 runs\"   | [{\"id\":\"1\",\"images\":[]}]",
                "\"@1 runs\"   | [{\"images\":[PICTURE]}]",
                "\"@1 runs\"   | [{\"id\":\"1\",\"images\":[SMALL]}]",
                "\"@1 runs\"   | [{\"id\":\"1\",\"images\":[PICTURE,PICTURE,PICTURE,PICTURE]}]",
                "\"@1 runs\"   | [{\"name\":\"1\",\"images\":[PICTURE]}]",
                "\"@1\"|[{\"id\":\"1\",\"images\":[PICTURE]},{\"id\":\"1\",\"images\":[PICTURE]}]",
            })
    void routerRefusesBadSubjects(String prompt, String subjects) throws IOException {
        String json =
                "{\"prompt\": %s, \"duration\": 1, \"subjects\": %s}"
                        .formatted(prompt, subjects)
                        .replace("PICTURE", "\"" + Pictures.dataUri(128, 128) + "\"")
                        .replace("SMALL", "\"" + Pictures.dataUri(127, 128) + "\"");
        assertThat(bearer.post("/v3/async/vidu-q2-reference2video", json).status()).isEqualTo(400);
    }

    @Test
    void theProxyTakesNoWatermarkFields() throws IOException {
        String body =
                "{\"model\": \"viduq3-pro\", \"watermark\": true, \"images\": [\""
                        + Pictures.dataUri(64, 64)
                        + "\"]}";
        assertThat(bearer.post("/vidu/ent/v2/img2video", body).json().path("reason").asString())
                .isEqualTo("FieldUnwanted");
        assertThat(token.post("/ent/v2/img2video", body).status()).isEqualTo(200);
    }

    @Test
    void bodiesOverTwentyMegabytesAreTooLarge() throws IOException {
        byte[] body = new byte[20 * 1024 * 1024 + 1];
        Arrays.fill(body, (byte) ' ');
        assertThat(token.post("/ent/v2/img2video", "application/json", body).status())
                .isEqualTo(413);
        assertThat(
                        bearer.post("/v3/async/vidu-q2-pro-img2video", "application/json", body)
                                .status())
                .isEqualTo(413);
    }

    @Test
    void bodiesThatAreNotJsonAreRefused() throws IOException {
        byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
        assertThat(token.post("/ent/v2/img2video", "application/json", text).status())
                .isEqualTo(400);
        byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(token.post("/ent/v2/img2video", "text/plain", json).status()).isEqualTo(400);
    }

    @Test
    void keysAreCheckedInEachDialectsForm() throws IOException {
        SandboxClient none = new SandboxClient(provider.baseUrl(), "");
        SandboxClient wrong = new SandboxClient(provider.baseUrl(), "Bearer other");
        assertThat(none.post("/v3/async/vidu-q2-pro-img2video", "{}").json().path("reason"))
                .hasToString("\"INVALID_API_KEY\"");
        assertThat(wrong.post("/v3/async/vidu-q2-pro-img2video", "{}").json().path("reason"))
                .hasToString("\"FAILED_TO_AUTH\"");
        assertThat(bearer.post("/ent/v2/img2video", "{}").status()).isEqualTo(401);
        assertThat(token.post("/vidu/ent/v2/img2video", "{}").status()).isEqualTo(401);
        assertThat(wrong.post("/model/v1/generation", "{}").status()).isEqualTo(401);
        assertThat(wrong.get("/ent/v2/tasks").status()).isEqualTo(401);
    }

    @Test
    void unknownModelsAndTasksAreNotFound() throws IOException {
        assertThat(bearer.post("/v3/async/vidu-q9-img2video", "{}").json().path("reason"))
                .hasToString("\"MODEL_NOT_FOUND\"");
        assertThat(bearer.get("/v3/async/task-result?task_id=none").status()).isEqualTo(404);
        assertThat(token.get("/ent/v2/tasks/none/creations").json().path("reason"))
                .hasToString("\"TaskNotFound\"");
        assertThat(bearer.get("/model/v1/generation/task/none").status()).isEqualTo(404);
        assertThat(bearer.get("/elsewhere").status()).isEqualTo(404);
    }

    @Test
    void anEmptyAccountIsRefused(@TempDir Path work) throws IOException {
        try (SandboxProvider poor =
                SandboxProvider.start(SandboxSettings.defaults(work).withAccount(5, 1))) {
            String body = "{\"model\": \"viduq2\", \"prompt\": \"x\", \"duration\": 1}";
            Answer vidu =
                    new SandboxClient(poor.baseUrl(), "Token sandbox-key")
                            .post("/ent/v2/text2video", body);
            assertThat(vidu.status()).isEqualTo(400);
            assertThat(vidu.json().path("reason").asString()).isEqualTo("CreditInsufficient");
            Answer router =
                    new SandboxClient(poor.baseUrl(), "Bearer sandbox-key")
                            .post(
                                    "/v3/async/vidu-q2-text2video",
                                    "{\"prompt\": \"x\", \"duration\": 1}");
            assertThat(router.status()).isEqualTo(403);
            assertThat(router.json().path("reason").asString()).isEqualTo("NOT_ENOUGH_BALANCE");
        }
    }
}
