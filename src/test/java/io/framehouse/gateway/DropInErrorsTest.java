package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.catalog.CatalogError;
import io.framehouse.credits.CreditsError;
import io.framehouse.jobs.JobsError;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCategory;
import io.framehouse.shared.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** Every refusal in every provider's own form. */
class DropInErrorsTest extends GatewayCalls {
    private static final String ROUTERS = "/v3/async/vidu-q2-pro-img2video";
    private static final String VIDU = "/vidu/ent/v2/img2video";
    private static final String VTRIX = "/model/v1/generation";
    private static final String VIDU_BODY = "{\"model\":\"viduq3-pro\",\"images\":[{}]}";
    private static final String VTRIX_BODY =
            "{\"model\":\"viduq2_turbo_img2video\",\"images\":[{}]}";
    private static final ErrorCode THROTTLED =
            new ErrorCode() {
                @Override
                public String code() {
                    return "rate_limited";
                }

                @Override
                public ErrorCategory category() {
                    return ErrorCategory.THROTTLED;
                }
            };
    private static final Map<String, ErrorCode> CODES =
            Map.of(
                    "throttled", THROTTLED,
                    "insufficient", CreditsError.INSUFFICIENT_CREDITS,
                    "budget", CreditsError.BUDGET_EXCEEDED,
                    "allowlist", CatalogError.NOT_ALLOWED,
                    "unpriceable", CatalogError.UNPRICEABLE,
                    "suspended", JobsError.TEAM_SUSPENDED,
                    "unavailable", CommonError.UNAVAILABLE,
                    "too_large", CommonError.TOO_LARGE);

    @ParameterizedTest
    @CsvSource({
        "insufficient,403,NOT_ENOUGH_BALANCE,400,CreditInsufficient,403",
        "budget,403,NOT_ENOUGH_BALANCE,400,CreditInsufficient,403",
        "allowlist,403,ACCESS_DENY,403,Forbidden,403",
        "suspended,403,ACCESS_DENY,403,Forbidden,403",
        "too_large,413,INVALID_REQUEST_BODY,413,BadRequest,413",
        "throttled,429,RATE_LIMIT_EXCEEDED,429,TooManyRequests,429",
        "unavailable,503,SERVICE_NOT_AVAILABLE,503,InternalServiceFailure,503"
    })
    void refusalsByForm(
            String cause,
            int routersStatus,
            String routersReason,
            int viduStatus,
            String viduReason,
            int vtrixStatus) {
        jobs.refusal = new DomainException(CODES.get(cause), "Because of " + cause + ".");
        requireBody(ROUTERS, "{}", routersStatus, routersReason, "metadata");
        JsonNode vidu = requireBody(VIDU, VIDU_BODY, viduStatus, viduReason, "metadata");
        assertThat(vidu.path("metadata").path("trace_id").asString()).matches("[0-9a-f]{32}");
        JsonNode vtrix = json(post(VTRIX, VTRIX_BODY), vtrixStatus);
        assertThat(vtrix.toString()).isEqualTo("{\"message\":\"Because of " + cause + ".\"}");
    }

    private JsonNode requireBody(
            String path, String body, int status, String reason, String lastField) {
        JsonNode answer = json(post(path, body), status);
        assertThat(answer.propertyNames()).containsExactly("code", "reason", "message", lastField);
        assertThat(answer.path("code").asInt()).isEqualTo(status);
        assertThat(answer.path("reason").asString()).isEqualTo(reason);
        assertThat(answer.path("message").asString()).isNotBlank();
        return answer;
    }

    @ParameterizedTest
    @CsvSource({
        "parameters.duration,out_of_range,FieldInvalid,8007004",
        "duration,wrong_type,FieldInvalid,8007004",
        "resolution,not_allowed,FieldInvalid,8007005",
        "style,not_allowed,FieldInvalid,8007003",
        "prompt,missing,FieldLacking,8007001",
        "prompt,required,FieldLacking,8007001",
        "prompt,too_long,FieldInvalid,8007002",
        "images,required,FieldLacking,8007002",
        "images,too_many,FieldItemCountOutOfRange,8007002",
        "images[0],wrong_type,FieldInvalid,8007002",
        "images[0],too_large,PageSizeOutOfRange,8007002",
        "images[0],too_many_pixels,PageSizeOutOfRange,8007002",
        "images[0],bad_ratio,PageSizeOutOfRange,8007002",
        "images[0],bad_format,ImageFormatInvalid,8007002",
        "images[0],link_not_readable,ImageDownloadFailure,8007002",
        "subjects,too_few,FieldItemCountOutOfRange,8007002"
    })
    void brokenFieldsByForm(String field, String code, String viduReason, int vtrixCode) {
        String plain = field.replace("parameters.", "");
        jobs.refusal = DomainException.invalid(field, code, field + " breaks a rule.");
        JsonNode routers = requireBody(ROUTERS, "{}", 400, "INVALID_REQUEST_BODY", "metadata");
        assertThat(routers.path("message").asString()).isEqualTo(plain + " breaks a rule.");
        requireBody(VIDU, VIDU_BODY, 400, viduReason, "metadata");
        JsonNode vtrix = json(post(VTRIX, VTRIX_BODY), 400);
        assertThat(vtrix.toString())
                .isEqualTo(
                        "{\"status\":\"failed\",\"error\":{\"code\":"
                                + vtrixCode
                                + ",\"error_message\":\""
                                + plain
                                + " breaks a rule.\"}}");
    }

    @Test
    void unknownModels() {
        requireBody("/v3/async/sora", "{}", 404, "MODEL_NOT_FOUND", "metadata");
        requireBody(VIDU, "{\"model\":\"sora\"}", 400, "ModelUnavailable", "metadata");
        JsonNode vtrix = json(post(VTRIX, "{\"model\":\"sora\"}"), 400);
        assertThat(vtrix.path("error").path("code").asInt()).isEqualTo(8007002);
    }

    @Test
    void missingModels() {
        requireBody(VIDU, "{}", 400, "FieldLacking", "metadata");
        requireBody(VIDU, "{\"model\":5}", 400, "FieldInvalid", "metadata");
        assertThat(json(post(VTRIX, "{}"), 400).path("status").asString()).isEqualTo("failed");
    }

    @Test
    void unknownTasksAndThoseOfOthers() {
        JobFixture foreign = new JobFixture();
        foreign.team = FakeActor.NEIGHBOUR;
        jobs.stored.add(foreign.build());
        for (String id : new String[] {foreign.id.toString(), "nonsense"}) {
            JsonNode routers = json(get("/v3/async/task-result?task_id=" + id), 404);
            assertThat(routers.path("reason").asString()).isEqualTo("TASK_NOT_FOUND");
            JsonNode vidu = json(get("/ent/v2/tasks/" + id + "/creations"), 404);
            assertThat(vidu.path("reason").asString()).isEqualTo("TaskNotFound");
            JsonNode vtrix = json(get("/model/v1/generation/task/" + id), 404);
            assertThat(vtrix.propertyNames()).containsExactly("message");
        }
        JsonNode missing = json(get("/v3/async/task-result"), 400);
        assertThat(missing.path("reason").asString()).isEqualTo("INVALID_REQUEST_BODY");
    }

    @Test
    void bodiesThatAreNoJson() {
        requireBody(ROUTERS, "{oops", 400, "INVALID_REQUEST_BODY", "metadata");
        requireBody(VIDU, "[]", 400, "BadRequest", "metadata");
        assertThat(json(post(VTRIX, ""), 400).path("status").asString()).isEqualTo("failed");
        JsonNode input =
                json(post(VTRIX, "{\"model\":\"viduq2_turbo_img2video\",\"input\":[{}]}"), 400);
        assertThat(input.path("error").path("error_message").asString()).contains("input");
    }

    @Test
    void bodiesOver20Megabytes() {
        String body = "{\"prompt\":\"" + "a".repeat(20 * 1024 * 1024) + "\"}";
        requireBody(ROUTERS, body, 413, "INVALID_REQUEST_BODY", "metadata");
        requireBody(VIDU, body, 413, "BadRequest", "metadata");
        assertThat(json(post(VTRIX, body), 413).propertyNames()).containsExactly("message");
    }

    @Test
    void callersBusinessIsCheckedToo() {
        String payload = "{\"model\":\"viduq3-pro\",\"payload\":\"" + "p".repeat(1_048_577) + "\"}";
        requireBody(VIDU, payload, 400, "FieldInvalid", "metadata");
        requireBody(
                VIDU,
                "{\"model\":\"viduq3-pro\",\"callback_url\":\"ftp://x\"}",
                400,
                "FieldInvalid",
                "metadata");
    }

    @Test
    void unexpectedFailuresTellNothing() {
        jobs.refusal = new IllegalStateException("secret at db-1");
        JsonNode routers = requireBody(ROUTERS, "{}", 503, "SERVICE_NOT_AVAILABLE", "metadata");
        JsonNode vidu = requireBody(VIDU, VIDU_BODY, 500, "InternalServiceFailure", "metadata");
        JsonNode vtrix = json(post(VTRIX, VTRIX_BODY), 500);
        assertThat(routers.toString() + vidu + vtrix).doesNotContain("secret", "db-1");
    }

    @Test
    void unknownCallsAndWrongMethodsKeepTheForm() {
        assertThat(json(get("/ent/v2/nonsense"), 404).path("reason").asString())
                .isEqualTo("NotFound");
        assertThat(json(get("/model/v1/nonsense"), 404).propertyNames()).containsExactly("message");
        JsonNode wrong = json(send(HttpMethod.DELETE, VTRIX, "{}"), 405);
        assertThat(wrong.propertyNames()).containsExactly("message");
    }

    @Test
    void platformKeysBelongToNoTeam() {
        actor.platformKey();
        requireBody(ROUTERS, "{}", 403, "ACCESS_DENY", "metadata");
        requireBody(VIDU, VIDU_BODY, 403, "Forbidden", "metadata");
        assertThat(json(post(VTRIX, VTRIX_BODY), 403).propertyNames()).containsExactly("message");
    }
}
