package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.credits.CreditsError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCategory;
import io.framehouse.shared.ErrorCode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** The form of the native API's refusals. */
class ProblemsTest extends GatewayCalls {
    private static final String BODY = "{\"model\":\"viduq3-pro\",\"parameters\":{}}";

    private record TestCode(String code, ErrorCategory category) implements ErrorCode {}

    @ParameterizedTest
    @CsvSource({
        "INVALID,400",
        "PAYMENT,402",
        "FORBIDDEN,403",
        "NOT_FOUND,404",
        "CONFLICT,409",
        "TOO_LARGE,413",
        "REJECTED,422",
        "THROTTLED,429",
        "UNAVAILABLE,503"
    })
    void everyCategoryHasItsStatus(ErrorCategory category, int status) {
        jobs.refusal = new DomainException(new TestCode("some_code", category), "Because.");
        problem(post("/api/v1/quotes", BODY), status, "some_code");
    }

    @Test
    void moneyOfARefusalIsText() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("scope", "team");
        details.put("limit", Credits.of(100));
        details.put("spent", Credits.parse("60.25"));
        details.put("held", Credits.ZERO);
        details.put("requested", Credits.of(48));
        details.put("resets_at", Instant.parse("2026-06-01T00:00:00Z"));
        jobs.refusal = new DomainException(CreditsError.BUDGET_EXCEEDED, "Too much.", details);
        JsonNode problem = problem(post("/api/v1/jobs", BODY), 402, "budget_exceeded");
        assertThat(problem.path("spent").asString()).isEqualTo("60.25");
        assertThat(problem.path("limit").isString()).isTrue();
        assertThat(problem.path("resets_at").asString()).isEqualTo("2026-06-01T00:00:00Z");
    }

    @Test
    void throttledCallersHearWhenToComeBack() {
        jobs.refusal =
                new DomainException(
                        new TestCode("rate_limited", ErrorCategory.THROTTLED),
                        "Slow down.",
                        Map.of("retry_after", 7));
        MvcTestResult result = post("/api/v1/quotes", BODY);
        problem(result, 429, "rate_limited");
        assertThat(result.getResponse().getHeader("Retry-After")).isEqualTo("7");
    }

    @Test
    void malformedJsonSaysWhere() {
        JsonNode problem =
                problem(post("/api/v1/jobs", "{\"model\":\n  oops}"), 400, "invalid_request");
        assertThat(problem.path("line").asInt()).isEqualTo(2);
        assertThat(problem.path("detail").asString()).contains("line 2");
    }

    @Test
    void anUnfinishedBodyIsToldInPlainWords() {
        JsonNode problem =
                problem(post("/api/v1/jobs", "{\"model\": \"a\""), 400, "invalid_request");
        assertThat(problem.path("detail").asString())
                .endsWith("expected close marker for Object")
                .doesNotContain("Source", "REDACTED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]",
                "{\"model\":\"a\",\"model\":\"b\"}",
                "{} {}",
                "5",
                "{\"model\":\"\\u0000\"}",
                "{\"model\":\"\\ud800\"}",
                "{\"x\":1e99999}"
            })
    void bodiesThatAreNoCleanObjectAreRefused(String body) {
        problem(post("/api/v1/jobs", body), 400, "invalid_request");
    }

    @Test
    void emptyBodyIsRefused() {
        problem(post("/api/v1/jobs", ""), 400, "invalid_request");
    }

    @Test
    void bodiesOver20MegabytesAreTooLarge() {
        String body = "{\"model\":\"" + "a".repeat(20 * 1024 * 1024) + "\"}";
        problem(post("/api/v1/jobs", body), 413, "too_large");
    }

    @Test
    void wrongMethodMediaTypeAndPathAreProblemsToo() {
        problem(send(HttpMethod.DELETE, "/api/v1/quotes", "{}"), 405, "method_not_allowed");
        problem(get("/api/v1/quotes"), 405, "method_not_allowed");
        problem(
                mvc.post()
                        .uri("/api/v1/jobs")
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("hello")
                        .exchange(),
                415,
                "unsupported_media_type");
        problem(get("/api/v1/nonsense"), 404, "not_found");
    }

    @Test
    void unexpectedFailureTellsNothingButATraceId() {
        jobs.refusal = new IllegalStateException("password=secret at host db-1.internal");
        MvcTestResult result =
                mvc.post()
                        .uri("/api/v1/quotes")
                        .header(
                                "traceparent",
                                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(BODY)
                        .exchange();
        JsonNode problem = problem(result, 500, "internal");
        assertThat(problem.toString()).doesNotContain("secret", "db-1", "Exception");
        assertThat(problem.path("trace_id").asString())
                .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }
}
