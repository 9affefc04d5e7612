package io.framehouse.reconciliation.internal;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something a provider or the network does that tells nothing definite about a job.
 *
 * @param body {@code TASK} stands for the task's number
 */
record Misbehaviour(String name, Manner manner, int status, String body) {
    /** How the answer comes, or does not. */
    enum Manner {
        /** Whole. */
        ANSWER,
        /** Never: the connection stays open. */
        HANG,
        /** Not at all: the connection is closed after the request was read. */
        CLOSE,
        /** The connection is closed in the middle of the body. */
        CUT
    }

    /** What the network and things between us and a provider do. */
    private static final List<Misbehaviour> NETWORK =
            List.of(
                    new Misbehaviour("read time-out", Manner.HANG, 0, ""),
                    new Misbehaviour("reset after sending", Manner.CLOSE, 0, ""),
                    new Misbehaviour("truncated JSON", Manner.CUT, 200, "{\"task_id\":\"TA"),
                    new Misbehaviour("truncated failure", Manner.CUT, 400, "{\"code\":400,"),
                    answer("whole but broken JSON", 200, "{\"task_id\":\"TASK"),
                    answer("HTML with 200", 200, "<html><body>Welcome</body></html>"),
                    answer("empty 200", 200, ""),
                    answer("empty object", 200, "{}"),
                    answer("a JSON list", 200, "[\"TASK\"]"),
                    answer("a JSON text", 200, "\"failed\""),
                    answer("null", 200, "null"),
                    answer("204", 204, ""),
                    answer("HTML with 502", 502, "<html>Bad gateway</html>"),
                    answer("408", 408, "{\"code\":408,\"message\":\"time-out\"}"),
                    answer("302", 302, ""),
                    answer("303", 303, "{\"message\":\"see other\"}"),
                    answer("418 as a page", 418, "<html>teapot</html>"));

    /** Error bodies that look like a documented refusal, with a status that says it is not one. */
    private static final List<String> TEMPTING =
            List.of(
                    "{\"code\":400,\"reason\":\"FieldInvalid\",\"message\":\"duration\"}",
                    "{\"state\":\"failed\",\"err_code\":\"CreationPolicyViolation\"}",
                    "{\"task\":{\"task_id\":\"TASK\",\"status\":\"TASK_STATUS_FAILED\"}}",
                    "{\"id\":\"TASK\",\"status\":\"failed\",\"error\":{\"code\":8007002}}",
                    "");

    private static Misbehaviour answer(String name, int status, String body) {
        return new Misbehaviour(name, Manner.ANSWER, status, body);
    }

    private static Stream<Misbehaviour> serverErrors() {
        return Stream.of(499, 500, 501, 502, 503, 504, 507, 520, 521, 522, 524, 529, 598, 599)
                .flatMap(status ->
                        TEMPTING.stream()
                                .map(body -> answer(status + " saying " + body, status, body)));
    }

    /** Answers to a submit that leave open whether the provider has it. */
    static List<Misbehaviour> ofSubmits() {
        return Stream.of(
                        NETWORK.stream(),
                        serverErrors(),
                        Stream.of(
                                answer("no id", 200, "{\"state\":\"created\"}"),
                                answer("id is null", 200, "{\"task_id\":null,\"id\":null}"),
                                answer("a failure with 200", 200, "{\"state\":\"failed\"}"),
                                answer("an error with 200", 200, "{\"error\":\"no\"}"),
                                answer("202 without id", 202, "{\"accepted\":true}")))
                .flatMap(some -> some)
                .toList();
    }

    /** Answers to a submit that say that it was not taken now: it waits, and is not over. */
    static List<Misbehaviour> ofBusyProviders() {
        return List.of(
                answer("429", 429, "{\"code\":429}"),
                answer("429 as a page", 429, "<html/>"),
                answer("401", 401, "{\"code\":401}"),
                answer("403", 403, "{\"code\":403}"),
                answer("402", 402, "{\"code\":402}"),
                answer("404 as a page", 404, "<html/>"),
                answer("405 as a page", 405, "<html/>"),
                answer("301", 301, ""),
                answer("308", 308, ""));
    }

    /** Answers about a task that say nothing definite about it. */
    static List<Misbehaviour> ofPolls() {
        return Stream.of(
                        NETWORK.stream(),
                        serverErrors(),
                        ofBusyProviders().stream(),
                        Stream.of(
                                answer("404", 404, "{\"code\":404,\"reason\":\"TaskNotFound\"}"),
                                answer("404 of a router", 404, "{\"reason\":\"NOT_FOUND\"}"),
                                answer(
                                        "400 with a refusal",
                                        400,
                                        "{\"code\":400,\"reason\":\"FieldInvalid\"}"),
                                answer(
                                        "400 with a failure",
                                        400,
                                        "{\"state\":\"failed\",\"status\":\"failed\"}"),
                                answer("409", 409, "{\"code\":409,\"reason\":\"Conflict\"}"),
                                answer(
                                        "an unknown word",
                                        200,
                                        "{\"id\":\"TASK\",\"state\":\"archived\","
                                                + "\"status\":\"archived\","
                                                + "\"task\":{\"status\":\"ARCHIVED\"}}"),
                                answer(
                                        "an empty word",
                                        200,
                                        "{\"state\":\"\",\"status\":\"\",\"task\":{\"status\":\"\"}}"),
                                answer(
                                        "a word that is a number",
                                        200,
                                        "{\"state\":3,\"status\":3,\"task\":{\"status\":3}}"),
                                answer(
                                        "a word that is an object",
                                        200,
                                        "{\"state\":{},\"status\":{},\"task\":{\"status\":{}}}"),
                                answer("no word but an error", 200, "{\"error\":\"failed\"}"),
                                answer(
                                        "success without a video",
                                        200,
                                        "{\"id\":\"TASK\",\"state\":\"success\","
                                                + "\"status\":\"completed\",\"creations\":[],"
                                                + "\"task\":{\"status\":\"TASK_STATUS_SUCCEED\"}}")))
                .flatMap(some -> some)
                .toList();
    }

    /** Answers of the task list from which nothing may be concluded, and a whole empty one. */
    static List<Misbehaviour> ofLists() {
        return Stream.concat(
                        Stream.concat(NETWORK.stream(), serverErrors()),
                        Stream.of(
                                answer("404", 404, "{\"code\":404}"),
                                answer("401", 401, "{\"code\":401}"),
                                answer("429", 429, "{\"code\":429}"),
                                answer("an empty list", 200, "{\"tasks\":[]}"),
                                answer(
                                        "a list of others",
                                        200,
                                        "{\"tasks\":[{\"id\":\"1\",\"payload\":\"x\"}]}"),
                                answer(
                                        "a list without payloads",
                                        200,
                                        "{\"tasks\":[{\"id\":\"1\",\"state\":\"failed\"}]}"),
                                answer(
                                        "a list without end",
                                        200,
                                        "{\"tasks\":[],\"next_page_token\":\"again\"}")))
                .toList();
    }

    /** Answers to a wish to cancel that do not say that it was cancelled. */
    static List<Misbehaviour> ofCancels() {
        return Stream.concat(
                        Stream.concat(NETWORK.stream(), serverErrors()), ofBusyProviders().stream())
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
