package io.framehouse.gateway;

import io.framehouse.gateway.ApiDocument.Operation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Requests that keep close enough to the document to get far, and are wrong somewhere. */
final class FuzzRequests {
    /** Calls that would change what other tests stand on, or close the fuzzing team. */
    private static final Set<String> NEVER_FINE =
            Set.of(
                    "changeTeam",
                    "publishPrice",
                    "publishRate",
                    "createProviderAccount",
                    "replaceBudgets",
                    "replaceAllowedModels");

    private static final List<String> HOSTILE_WORDS =
            List.of(
                    "%00",
                    "..%2f..%2fetc%2fpasswd",
                    "%ff%fe",
                    "'",
                    "%F0%9F%8E%AC",
                    "-1",
                    "0",
                    "99999999999999999999",
                    "1e9",
                    "null",
                    "%20",
                    "*",
                    "a".repeat(3_000),
                    "%7B%7D",
                    "2026-99-99",
                    "%2B999999999-12-31T23:59:59Z");
    private static final List<String> METHODS =
            List.of(
                    "PUT",
                    "PATCH",
                    "DELETE",
                    "POST",
                    "GET",
                    "HEAD",
                    "OPTIONS",
                    "TRACE",
                    "PROPFIND");
    private static final List<String> HEADERS =
            List.of(
                    "Idempotency-Key: ",
                    "Idempotency-Key: " + "k".repeat(300),
                    "Idempotency-Key: \u00e4\u0001",
                    "If-None-Match: \"",
                    "If-None-Match: *",
                    "If-Match: W/",
                    "Range: bytes=9999999999999999999999-",
                    "Range: bytes=5-1,,0-0",
                    "Accept: */*;q=nonsense",
                    "Accept: text/html",
                    "Accept-Language: " + "x,".repeat(500),
                    "Content-Encoding: gzip",
                    "Content-Language: \u0000",
                    "X-Forwarded-For: 127.0.0.1",
                    "X-Forwarded-Host: evil.example",
                    "X-HTTP-Method-Override: DELETE",
                    "Prefer: wait=-1",
                    "Prefer: wait=99999999999999999999",
                    "Prefer: ,;=",
                    "Cookie: JSESSIONID=" + "A".repeat(64),
                    "Cookie: =;=;;",
                    "Origin: null",
                    "traceparent: 00-zz-zz-zz",
                    "Last-Event-ID: \u0007",
                    "Expect: 100-continue");

    private final RandomGenerator random;
    private final FuzzBodies bodies;
    private final ApiDocument document;
    private final List<Operation> operations;
    private final Map<String, String> real;
    private final String teamKey;

    /**
     * @param real what stands behind the names of path parameters
     */
    FuzzRequests(
            RandomGenerator random,
            ApiDocument document,
            Map<String, String> real,
            String teamKey) {
        this.random = random;
        this.bodies = new FuzzBodies(random);
        this.document = document;
        this.operations = document.operations();
        this.real = real;
        this.teamKey = teamKey;
    }

    /** A request and whether it may change something. */
    record Request(String name, boolean mayChange, byte[] bytes) {}

    Request next() {
        Operation operation = pick(operations);
        String method = one(15) ? pick(METHODS) : operation.method();
        byte[] body = operation.hasBody() || one(10) ? body(operation) : new byte[0];
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target(operation)).append(" HTTP/1.1\r\n");
        head.append("Host: localhost\r\nConnection: close\r\n");
        authorization(operation, head);
        head.append("Content-Type: ").append(contentType(operation)).append("\r\n");
        for (int more = one(3) ? random.nextInt(1, 4) : 0; more > 0; more--) {
            head.append(pick(HEADERS)).append("\r\n");
        }
        if (one(12)) {
            body = chunked(body, head);
        } else {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(body);
        return new Request(operation.toString(), !method.equals("GET"), whole.toByteArray());
    }

    private byte[] body(Operation operation) {
        JsonNode example = operation.node().at("/requestBody/content/application~1json/example");
        byte[] body = bodies.of(example.isMissingNode() ? "" : example.toString());
        return NEVER_FINE.contains(operation.id()) ? FuzzBodies.poisoned(body) : body;
    }

    private String target(Operation operation) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : document.parameters(operation)) {
            String name = parameter.path("name").asString();
            switch (parameter.path("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", pathWord(parameter, name));
                case "query" -> {
                    if (one(2)) {
                        query.add(name + "=" + queryWord(parameter));
                    }
                }
                default -> {}
            }
        }
        path = one(12) ? tricked(path) : path;
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private String pathWord(JsonNode parameter, String name) {
        if (!one(4)) {
            String example = parameter.path("example").asString("x");
            return real.getOrDefault(name, example);
        }
        return one(2) ? UUID.randomUUID().toString() : pick(HOSTILE_WORDS);
    }

    private String queryWord(JsonNode parameter) {
        JsonNode words = document.follow(parameter.path("schema")).path("enum");
        return one(3) && words.isArray()
                ? words.path(random.nextInt(words.size())).asString()
                : pick(HOSTILE_WORDS);
    }

    private String tricked(String path) {
        return switch (random.nextInt(9)) {
            case 0 -> path + "/";
            case 1 -> path.replace("/", "//");
            case 2 -> path + "/../" + "x";
            case 3 -> path + ";a=b";
            case 4 -> path.toUpperCase(java.util.Locale.ROOT);
            case 5 -> path.replaceFirst("/([a-z])", "/%2e/$1");
            case 6 -> "http://localhost" + path;
            case 7 -> path + "%2f..%2f";
            default -> path + "." + pick(List.of("json", "html", "%00", "mp4"));
        };
    }

    private void authorization(Operation operation, StringBuilder head) {
        boolean team = operation.scopes().isEmpty() || operation.ofTeams();
        String right =
                team && !(one(2) && operation.scopes().contains("platform:admin"))
                        ? teamKey
                        : ApiStory.ADMIN_KEY;
        String value =
                switch (random.nextInt(24)) {
                    case 0 -> "";
                    case 1 -> "Authorization: Basic dTpw\r\n";
                    case 2 -> "Authorization: Bearer " + right + "x\r\n";
                    case 3 -> "Authorization: Bearer \r\n";
                    case 4 -> "Authorization: Token " + right + "\r\n";
                    case 5 ->
                            "Authorization: Bearer "
                                    + (team ? ApiStory.ADMIN_KEY : teamKey)
                                    + "\r\n";
                    default -> "Authorization: Bearer " + right + "\r\n";
                };
        head.append(value);
    }

    private String contentType(Operation operation) {
        if (one(15)) {
            return pick(
                    List.of("text/plain", "application/xml", "nonsense", "*/*", "a/b;charset=zz"));
        }
        return operation.id().equals("uploadPicture") ? "image/png" : "application/json";
    }

    private byte[] chunked(byte[] body, StringBuilder head) {
        head.append("Transfer-Encoding: chunked\r\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String size = one(4) ? "zz" : Integer.toHexString(body.length);
        if (body.length > 0) {
            out.writeBytes((size + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(body);
            out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
