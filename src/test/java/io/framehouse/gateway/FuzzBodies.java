package io.framehouse.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns fine bodies into bad ones. */
final class FuzzBodies {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** JSON that is fine by itself and hardly ever what a field expects. */
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "0",
                    "-1",
                    "2147483648",
                    "9223372036854775808",
                    "1e308",
                    "1e-400",
                    "1e999999",
                    "0.1",
                    "9".repeat(900),
                    "\"\"",
                    "\" \"",
                    "\"0\"",
                    "\"-0.0000001\"",
                    "\"9223372036854\"",
                    "\"NaN\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\\u202e\\ufeff\"",
                    "\"' or 1=1 --\"",
                    "\"${jndi:ldap://x/y}\"",
                    "\"<script>alert(1)</script>\"",
                    "\"../../etc/passwd\"",
                    "\"http://169.254.169.254/\"",
                    "\"data:image/png;base64,AAAA\"",
                    "\"upload:00000000-0000-0000-0000-000000000000\"",
                    "\"+999999999-12-31T23:59:59Z\"",
                    "\"0000-00-00T00:00:00Z\"",
                    "\"fh_aaaa_bbbb\"",
                    "\"*\"",
                    "[]",
                    "{}",
                    "[[]]",
                    "[null]",
                    "[{}]",
                    "{\"\": null}",
                    "{\"__proto__\": {}}");

    private final RandomGenerator random;

    FuzzBodies(RandomGenerator random) {
        this.random = random;
    }

    byte[] of(String example) {
        JsonNode body = example.isEmpty() ? JSON.createObjectNode() : JSON.readTree(example);
        return switch (random.nextInt(12)) {
            case 0 -> broken(body.toString());
            case 1 -> badUtf8(body.toString());
            case 2 -> deep();
            case 3 -> bytes(pick(VALUES));
            case 4 -> bytes("{\"a\": 1, \"a\": 2, " + body.toString().substring(1));
            case 5 -> bytes("\ufeff" + body);
            case 6 -> body.toString().getBytes(StandardCharsets.UTF_16);
            default -> mutated(body);
        };
    }

    /** A body that no call can take, as it has a field that nobody knows. */
    static byte[] poisoned(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.startsWith("{")) {
            return bytes("{\"zz_nobody\": 1" + (text.equals("{}") ? "}" : "," + text.substring(1)));
        }
        return text.startsWith("[")
                ? bytes("[{\"zz_nobody\": 1}" + (text.equals("[]") ? "]" : "," + text.substring(1)))
                : body;
    }

    private byte[] mutated(JsonNode body) {
        JsonNode changed = body;
        for (int change = random.nextInt(1, 4); change > 0; change--) {
            changed = changedOnce(changed);
        }
        // Values such as 1e999999 stand for themselves; no tree could hold them.
        return bytes(changed.toString().replace("\"@@1e999999\"", "1e999999"));
    }

    private JsonNode changedOnce(JsonNode body) {
        List<JsonNode> holders = new ArrayList<>();
        collect(body, holders);
        if (holders.isEmpty()) {
            return value();
        }
        JsonNode holder = pick(holders);
        if (holder instanceof ObjectNode object) {
            List<String> names = List.copyOf(object.propertyNames());
            if (names.isEmpty() || random.nextInt(5) == 0) {
                object.set(pick(List.of("zz", "", "id", "state", "ID", "a\u0000b")), value());
            } else if (random.nextInt(4) == 0) {
                object.remove(pick(names));
            } else {
                object.set(pick(names), value());
            }
        } else if (holder instanceof ArrayNode list) {
            for (int more = random.nextInt(1, 40); more > 0; more--) {
                list.add(value());
            }
        }
        return body;
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainer()) {
            into.add(node);
            node.valueStream().forEach(child -> collect(child, into));
        }
    }

    private JsonNode value() {
        String text = pick(VALUES);
        if (random.nextInt(20) == 0) {
            return JSON.getNodeFactory().stringNode("x".repeat(random.nextInt(1, 60_000)));
        }
        return text.equals("1e999999")
                ? JSON.getNodeFactory().stringNode("@@1e999999")
                : JSON.readTree(text);
    }

    private byte[] broken(String text) {
        int cut = random.nextInt(text.length() + 1);
        return bytes(
                text.substring(0, cut) + pick(List.of("", "}", "]", ",", "\u0000", "//", "'")));
    }

    private byte[] badUtf8(String text) {
        byte[] whole = bytes(text);
        int at = random.nextInt(whole.length);
        ByteArrayOutputStream bad = new ByteArrayOutputStream();
        bad.write(whole, 0, at);
        bad.writeBytes(new byte[] {(byte) (0xc0 + random.nextInt(64)), (byte) 0xff, 0});
        bad.write(whole, at, whole.length - at);
        return bad.toByteArray();
    }

    private byte[] deep() {
        int depth = random.nextInt(50, 30_000);
        String open = pick(List.of("[", "{\"a\":", "{\"parameters\":"));
        return bytes(open.repeat(depth) + "1");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
