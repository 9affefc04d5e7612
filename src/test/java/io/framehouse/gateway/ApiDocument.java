package io.framehouse.gateway;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The served OpenAPI document, read as a test reads it. */
final class ApiDocument {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private final JsonNode root;
    private final Map<String, Schema> compiled = new HashMap<>();

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    static ApiDocument read(int port) {
        return new ApiDocument(
                ApiClient.admin(port).showing(null).get("/v3/api-docs").is(200).json());
    }

    JsonNode root() {
        return root;
    }

    /** One operation; {@code node} as it stands in the document. */
    record Operation(String method, String path, JsonNode node) {
        String id() {
            return node.path("operationId").asString();
        }

        /** Any one of these scopes is enough; empty where no key is asked. */
        List<String> scopes() {
            return node.path("security")
                    .valueStream()
                    .map(way -> way.path("key").path(0).asString())
                    .toList();
        }

        boolean ofTeams() {
            return scopes().stream().anyMatch(scope -> !scope.startsWith("platform:"));
        }

        boolean isNative() {
            return path.startsWith("/api/");
        }

        boolean hasBody() {
            return node.has("requestBody");
        }

        boolean takesJson() {
            return node.path("requestBody").path("content").has("application/json");
        }

        /** The status that the call answers when all is well. */
        int success() {
            return node.path("responses").propertyNames().stream()
                    .filter(status -> status.startsWith("2"))
                    .map(Integer::valueOf)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return id() + ": " + method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path ->
                        METHODS.stream()
                                .filter(path.getValue()::has)
                                .forEach(method ->
                                        all.add(
                                                new Operation(
                                                        method.toUpperCase(),
                                                        path.getKey(),
                                                        path.getValue().get(method)))));
        return all;
    }

    /** The parameters of an operation, references followed. */
    List<JsonNode> parameters(Operation operation) {
        return operation.node().path("parameters").valueStream().map(this::follow).toList();
    }

    JsonNode follow(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? follow(root.at(reference.asString().substring(1))) : node;
    }

    Optional<JsonNode> response(Operation operation, int status) {
        return Optional.ofNullable(operation.node().path("responses").get(String.valueOf(status)))
                .map(this::follow);
    }

    /** What is wrong with an answer by the document; empty where nothing is. */
    List<String> problems(Operation operation, ApiReply reply) {
        JsonNode response = response(operation, reply.status()).orElse(null);
        if (response == null) {
            return List.of("status " + reply.status() + " is not documented");
        }
        String type = reply.header("content-type").replaceFirst(";.*", "");
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return reply.body().length == 0 ? List.of() : List.of("a body is not documented");
        }
        Optional<String> match =
                content.propertyNames().stream().filter(name -> covers(name, type)).findFirst();
        if (match.isEmpty()) {
            return List.of("content type " + type + " is not documented");
        }
        JsonNode schema = content.path(match.get()).path("schema");
        if (schema.isMissingNode() || !type.contains("json")) {
            return List.of();
        }
        return problems(schema, reply.json(), reply.status() < 300);
    }

    /**
     * What is wrong with a value by a schema of the document.
     *
     * @param closed whether fields that the schema does not name are wrong
     */
    List<String> problems(JsonNode schema, JsonNode value, boolean closed) {
        return compiled
                .computeIfAbsent(closed + schema.toString(), key -> compile(schema, closed))
                .validate(value)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private Schema compile(JsonNode schema, boolean closed) {
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", root.path("components").deepCopy());
        if (closed) {
            close(whole);
        }
        return SCHEMAS.getSchema(whole);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.valueStream().forEach(ApiDocument::close);
    }

    private static boolean covers(String documented, String type) {
        return documented.equals(type)
                || documented.equals("*/*")
                || (documented.endsWith("/*")
                        && type.startsWith(documented.substring(0, documented.length() - 1)));
    }
}
