package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.LoopbackServer;
import io.framehouse.jobs.HouseFixtures;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same mistakes in every form: each provider's own refusal, before any hold. */
@ApiStory
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FINE = HouseFixtures.picture(320, 180);
    private static final String NO_IMAGE =
            "data:image/png;base64," + Base64.getEncoder().encodeToString("hello".getBytes());

    @LocalServerPort int port;

    private LoopbackServer pictures;
    private ApiTeam team;
    private String before;

    /** A form of the create call, with the model that is asked for in it. */
    enum Form {
        NATIVE("/api/v1/jobs", "viduq3-pro"),
        ROUTERS("/v3/async/vidu-q2-pro-img2video", "vidu-q2-pro-img2video"),
        VIDU("/vidu/ent/v2/img2video", "viduq3-pro"),
        VTRIX("/model/v1/generation", "viduq2_turbo_img2video");

        final String path;
        final String model;

        Form(String path, String model) {
            this.path = path;
            this.model = model;
        }

        String body(ObjectNode parameters) {
            return switch (this) {
                case NATIVE ->
                        JSON.createObjectNode()
                                .put("model", model)
                                .set("parameters", parameters)
                                .toString();
                case ROUTERS -> parameters.toString();
                case VIDU, VTRIX -> parameters.deepCopy().put("model", model).toString();
            };
        }
    }

    /**
     * One mistake.
     *
     * @param value JSON, or null to leave the field out
     * @param vidu Vidu's reason
     * @param vtrix Vtrix's code
     */
    record Mistake(String field, String value, String vidu, int vtrix, List<Form> forms) {
        static Mistake of(String field, String value, String vidu, int vtrix, Form... forms) {
            return new Mistake(
                    field,
                    value,
                    vidu,
                    vtrix,
                    forms.length == 0 ? List.of(Form.values()) : List.of(forms));
        }

        @Override
        public String toString() {
            return field
                    + " = "
                    + (value == null
                            ? "nothing"
                            : value.substring(0, Math.min(40, value.length())));
        }
    }

    private Stream<Mistake> mistakes() {
        List<Mistake> all = new ArrayList<>();
        for (String seconds : List.of("0", "17", "-1", "2.5", "\"soon\"", "true", "[2]", "1e30")) {
            all.add(Mistake.of("duration", seconds, "FieldInvalid", 8_007_004));
        }
        for (String size : List.of("\"480p\"", "\"\"", "720", "[]")) {
            all.add(Mistake.of("resolution", size, "FieldInvalid", 8_007_005));
        }
        for (String seed : List.of("-1", "2147483648", "99999999999999999999", "\"x\"", "1.5")) {
            all.add(Mistake.of("seed", seed, "FieldInvalid", 8_007_002));
        }
        for (String flag : List.of("audio", "bgm", "off_peak")) {
            all.add(Mistake.of(flag, "\"yes\"", "FieldInvalid", 8_007_002));
            all.add(Mistake.of(flag, "{}", "FieldInvalid", 8_007_002));
        }
        all.add(Mistake.of("movement_amplitude", "\"violent\"", "FieldInvalid", 8_007_002));
        all.add(Mistake.of("prompt", "7", "FieldInvalid", 8_007_002));
        all.add(Mistake.of("prompt", quoted("x".repeat(5_001)), "FieldInvalid", 8_007_002));
        all.add(Mistake.of("images", null, "FieldLacking", 8_007_002));
        all.add(Mistake.of("images", "[]", "FieldItemCountOutOfRange", 8_007_002));
        all.add(images("FieldItemCountOutOfRange", FINE, FINE));
        all.add(images("ImageFormatInvalid", NO_IMAGE));
        all.add(images("ImageFormatInvalid", "data:image/png;base64,%%%"));
        all.add(images("PageSizeOutOfRange", HouseFixtures.picture(500, 100)));
        all.add(images("PageSizeOutOfRange", HouseFixtures.picture(100, 500)));
        all.add(images("ImageDownloadFailure", pictures.at("/none.png").toString()));
        all.add(images("ImageFormatInvalid", pictures.at("/page.html").toString()));
        all.add(images("PageSizeOutOfRange", pictures.at("/huge.png").toString()));
        Form[] marked = {Form.VTRIX};
        all.add(Mistake.of("wm_position", "5", "", 8_007_002, marked));
        all.add(Mistake.of("off_peak", "true", "", 8_007_002, marked));
        all.add(Mistake.of("duration", "11", "", 8_007_004, Form.ROUTERS, Form.VTRIX));
        all.add(Mistake.of("prompt", null, "", 0, Form.ROUTERS));
        all.add(Mistake.of("audio_type", "\"loud\"", "FieldInvalid", 0, Form.NATIVE, Form.VIDU));
        all.add(Mistake.of("payload", "7", "FieldInvalid", 8_007_002, Form.VIDU, Form.VTRIX));
        all.add(
                Mistake.of(
                        "callback_url",
                        "\"ftp://x\"",
                        "FieldInvalid",
                        8_007_002,
                        Form.VIDU,
                        Form.VTRIX));
        return all.stream();
    }

    private static Mistake images(String vidu, String... images) {
        return Mistake.of("images", JSON.writeValueAsString(images), vidu, 8_007_002);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    @BeforeAll
    void start() {
        pictures = new LoopbackServer();
        pictures.serve("/page.html", "text/html", "<html>no picture</html>".getBytes());
        pictures.serve("/huge.png", "image/png", new byte[51 * 1024 * 1024]);
        team = ApiTeam.make(port, "1000");
        before = team.trace();
    }

    @AfterAll
    void nothingWasHeld() {
        pictures.close();
        assertThat(team.trace()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsRefusedInEveryForm(Mistake mistake) {
        for (Form form : mistake.forms()) {
            ObjectNode parameters = parameters();
            parameters.remove(mistake.field());
            if (mistake.value() != null) {
                parameters.set(mistake.field(), JSON.readTree(mistake.value()));
            }
            ApiReply reply = team.api().post(form.path, form.body(parameters));
            switch (form) {
                case NATIVE ->
                        assertThat(reply.brokenFields())
                                .as(reply.toString())
                                .anyMatch(name -> name.startsWith("parameters." + mistake.field()));
                case ROUTERS -> router(reply, 400, "INVALID_REQUEST_BODY");
                case VIDU -> vidu(reply, 400, mistake.vidu());
                case VTRIX -> vtrix(reply, mistake.vtrix());
            }
            assertThat(reply.text()).as(reply.toString()).contains(mistake.field());
        }
    }

    @Test
    void anUnknownModelIsRefusedInEveryForm() {
        String wish = ApiTeam.wish("x").replace("viduq3-pro", "viduq9");
        assertThat(team.api().post("/api/v1/jobs", wish).brokenFields()).containsExactly("model");
        String body = parameters().put("model", "viduq9").toString();
        router(team.api().post("/v3/async/viduq9", body), 404, "MODEL_NOT_FOUND");
        vidu(team.api().post("/ent/v2/img2video", body), 400, "ModelUnavailable");
        vtrix(team.api().post("/model/v1/generation", body), 8_007_002);
        String none = parameters().toString();
        vidu(team.api().post("/ent/v2/img2video", none), 400, "FieldLacking");
        vtrix(team.api().post("/model/v1/generation", none), 8_007_002);
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aModelOffTheAllowlistIsForbidden(Form form) {
        ApiTeam own = ApiTeam.make(port, "1000");
        own.admin()
                .put(own.adminPath() + "/allowlist", "[{\"model\": \"vidu-q2-reference2video\"}]")
                .is(200);
        ApiReply reply = refused(own, form);
        switch (form) {
            case NATIVE -> {
                JsonNode problem = reply.problem(403, "not_allowed");
                assertThat(problem.path("model").asString()).isEqualTo("viduq3-pro");
                assertThat(problem.path("parameter").asString()).isEqualTo("model");
                assertThat(problem.path("allowed").toString()).contains("vidu-q2-reference2video");
            }
            case ROUTERS -> router(reply, 403, "ACCESS_DENY");
            case VIDU -> vidu(reply, 403, "Forbidden");
            case VTRIX -> message(reply, 403);
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void tooFewCreditsAreToldInTheFormsOwnWay(Form form) {
        ApiReply reply = refused(ApiTeam.make(port, "1"), form);
        if (form == Form.NATIVE) {
            JsonNode problem = reply.problem(402, "insufficient_credits");
            assertThat(problem.path("limit").asString()).isEqualTo("1");
            assertThat(problem.path("requested").asString()).isEqualTo("18");
            assertThat(problem.propertyNames())
                    .contains("scope", "limit", "spent", "held", "requested", "resets_at");
        } else {
            payment(form, reply);
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aUsedUpBudgetIsToldInTheFormsOwnWay(Form form) {
        ApiTeam own = ApiTeam.make(port, "1000");
        String budget = "[{\"scope\": \"team\", \"window\": \"month\", \"limit\": \"1\"}]";
        own.admin().put(own.adminPath() + "/budgets", budget).is(200);
        ApiReply reply = refused(own, form);
        if (form == Form.NATIVE) {
            reply.problem(402, "budget_exceeded");
        } else {
            payment(form, reply);
        }
    }

    private static void payment(Form form, ApiReply reply) {
        switch (form) {
            case ROUTERS -> router(reply, 403, "NOT_ENOUGH_BALANCE");
            case VIDU -> vidu(reply, 400, "CreditInsufficient");
            default -> message(reply, 403);
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aBadKeyIsToldInTheFormsOwnWay(Form form) {
        JsonNode key = ApiTeam.newKey(team.admin(), team.id(), "[\"jobs:write\"]");
        team.admin().delete(team.adminPath() + "/keys/" + key.path("id").asString()).is(204);
        String body = form.body(parameters());
        for (String header :
                new String[] {
                    "Bearer " + key.path("key").asString(),
                    "Bearer fh_wrong",
                    "Token " + team.key() + "x",
                    null
                }) {
            ApiReply reply = team.api().showing(header).post(form.path, body);
            switch (form) {
                case NATIVE -> reply.problem(401, "unauthenticated");
                case ROUTERS ->
                        router(
                                reply,
                                header == null ? 403 : 401,
                                header == null ? "INVALID_API_KEY" : "FAILED_TO_AUTH");
                case VIDU -> vidu(reply, 401, "Unauthorized");
                case VTRIX -> message(reply, 401);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aKeyWithoutTheScopeIsForbidden(Form form) {
        JsonNode key = ApiTeam.newKey(team.admin(), team.id(), "[\"usage:read\"]");
        ApiClient reader = ApiClient.bearer(port, key.path("key").asString());
        ApiReply reply = reader.post(form.path, form.body(parameters()));
        switch (form) {
            case NATIVE -> reply.problem(403, "forbidden");
            case ROUTERS -> router(reply, 403, "ACCESS_DENY");
            case VIDU -> vidu(reply, 403, "Forbidden");
            case VTRIX -> message(reply, 403);
        }
    }

    @Test
    void anotherTeamsTaskIsNotFoundInTheFormsOwnWay() {
        ApiTeam own = ApiTeam.make(port, "100");
        String id = own.submit("not yours").path("id").asString();
        ApiClient api = team.api();
        api.get("/api/v1/jobs/" + id).problem(404, "not_found");
        router(api.get("/v3/async/task-result?task_id=" + id), 404, "TASK_NOT_FOUND");
        vidu(api.get("/ent/v2/tasks/" + id + "/creations"), 404, "TaskNotFound");
        vidu(api.post("/ent/v2/tasks/" + id + "/cancel", "{}"), 404, "TaskNotFound");
        message(api.get("/model/v1/generation/task/" + id), 404);
    }

    private static ApiReply refused(ApiTeam own, Form form) {
        String before = own.trace();
        ApiReply reply = own.api().post(form.path, form.body(parameters()));
        assertThat(own.trace()).isEqualTo(before);
        return reply;
    }

    private static ObjectNode parameters() {
        ObjectNode parameters = JSON.createObjectNode();
        parameters.put("prompt", "x").put("duration", 2).put("resolution", "540p");
        parameters.putArray("images").add(FINE);
        return parameters;
    }

    private static void router(ApiReply reply, int status, String reason) {
        JsonNode body = reply.is(status).json();
        assertThat(body.path("code").asInt()).as(reply.toString()).isEqualTo(status);
        assertThat(body.path("reason").asString()).as(reply.toString()).isEqualTo(reason);
        assertThat(body.path("message").asString("")).isNotBlank();
    }

    private static void vidu(ApiReply reply, int status, String reason) {
        router(reply, status, reason);
        assertThat(reply.json().path("metadata").path("trace_id").asString("")).isNotBlank();
    }

    private static void vtrix(ApiReply reply, int code) {
        JsonNode body = reply.is(400).json();
        assertThat(body.path("status").asString()).as(reply.toString()).isEqualTo("failed");
        assertThat(body.path("error").path("code").asInt()).as(reply.toString()).isEqualTo(code);
        assertThat(body.path("error").path("error_message").asString("")).isNotBlank();
    }

    private static void message(ApiReply reply, int status) {
        assertThat(reply.is(status).json().path("message").asString("")).isNotBlank();
    }
}
