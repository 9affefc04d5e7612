package io.framehouse.gateway.rest.openapi;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives each operation of a file what all of them answer: {@code x-common} says what goes with
 * every call, with a query, with a body and with an id in the path. An operation's own word for a
 * status stays.
 */
final class CommonAnswers {
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private CommonAnswers() {}

    static void addTo(ObjectNode file) {
        JsonNode common = file.path("x-common");
        file.path("paths")
                .properties()
                .forEach(path ->
                        METHODS.stream()
                                .filter(path.getValue()::has)
                                .map(path.getValue()::get)
                                .forEach(operation ->
                                        add(common, path.getKey(), (ObjectNode) operation)));
    }

    private static void add(JsonNode common, String path, ObjectNode operation) {
        ObjectNode responses = operation.withObject("/responses");
        putAbsent(responses, common.path("always"));
        if (operation.has("requestBody")) {
            putAbsent(responses, common.path("with_body"));
        }
        if (path.contains("{")) {
            putAbsent(responses, common.path("with_id"));
        }
        if (operation.path("parameters").valueStream().anyMatch(CommonAnswers::inQuery)) {
            putAbsent(responses, common.path("with_query"));
        }
    }

    /** Parameters of the frame that are in queries are known by name. */
    private static boolean inQuery(JsonNode parameter) {
        String name = parameter.path("$ref").asString("");
        return parameter.path("in").asString("").equals("query")
                || List.of("Limit", "Cursor", "From", "To", "Format").stream()
                        .anyMatch(known -> name.equals("parameters/" + known));
    }

    private static void putAbsent(ObjectNode responses, JsonNode common) {
        common.properties()
                .forEach(answer -> responses.putIfAbsent(answer.getKey(), answer.getValue()));
    }
}
