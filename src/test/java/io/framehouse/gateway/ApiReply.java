package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer with the call that it belongs to, for messages. */
record ApiReply(String call, int status, HttpHeaders headers, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** No call may ever fail on our side, and none sets a cookie. */
    static ApiReply of(String call, HttpResponse<byte[]> answer) {
        ApiReply reply = new ApiReply(call, answer.statusCode(), answer.headers(), answer.body());
        assertThat(reply.status).as(reply.toString()).isLessThan(500);
        assertThat(reply.headers.map()).as(call).doesNotContainKey("set-cookie");
        return reply;
    }

    ApiReply is(int expected) {
        assertThat(status).as(toString()).isEqualTo(expected);
        return this;
    }

    /** A problem of the native API with the status and the code. */
    JsonNode problem(int expected, String code) {
        is(expected);
        assertThat(header("content-type")).as(call).startsWith("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.path("code").asString()).as(toString()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).as(toString()).isEqualTo(expected);
        for (String field : List.of("type", "title", "detail", "trace_id")) {
            assertThat(problem.path(field).asString("")).as(field + this).isNotBlank();
        }
        assertThat(text()).doesNotContain("Exception", "io.framehouse", "127.0.0.1");
        return problem;
    }

    /** The names of the broken fields of a 400. */
    List<String> brokenFields() {
        JsonNode problem = problem(400, "invalid_request");
        List<String> names = new ArrayList<>();
        for (JsonNode error : problem.path("errors")) {
            names.add(error.path("field").asString());
            assertThat(error.propertyNames()).contains("field", "code", "message", "allowed");
        }
        return names;
    }

    JsonNode json() {
        assertThat(header("content-type")).as(call).contains("json");
        return JSON.readTree(body);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    @Override
    public String toString() {
        String text = text();
        return call + " -> " + status + " " + text.substring(0, Math.min(text.length(), 1_500));
    }
}
