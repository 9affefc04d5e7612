package io.framehouse.providers.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lenient reading of providers' answers: the first of several names counts, numbers may be strings,
 * what is unknown or of another type is as if it were not there.
 */
public final class Json {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();
    private static final int MAX_DIGITS = 30;

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] bytes(ObjectNode body) {
        return MAPPER.writeValueAsBytes(body);
    }

    static @Nullable ObjectNode parse(byte[] body) {
        try {
            return MAPPER.readTree(body) instanceof ObjectNode object ? object : null;
        } catch (JacksonException garbage) {
            return null;
        }
    }

    /** The first of the named fields that holds a text, number or boolean that is not blank. */
    public static @Nullable String text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode field = node.path(name);
            if (field.isString() || field.isNumber() || field.isBoolean()) {
                String text = field.asString().strip();
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return null;
    }

    /** A number that is not negative, printed as a number or a string; null for anything else. */
    public static @Nullable BigDecimal decimal(JsonNode node, String... names) {
        String text = text(node, names);
        if (text == null || text.length() > MAX_DIGITS) {
            return null;
        }
        try {
            BigDecimal value = new BigDecimal(text);
            // An exponent like 1e999999 would cost memory wherever it is printed.
            boolean sane = value.signum() >= 0 && Math.abs(value.scale()) <= MAX_DIGITS;
            return sane ? value : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** A whole percentage from 0 to 100; null where there is none. */
    public static @Nullable Integer percent(@Nullable BigDecimal value) {
        return value == null ? null : value.min(BigDecimal.valueOf(100)).intValue();
    }

    /** An http or https address; null for anything else. */
    public static @Nullable String url(JsonNode node, String name) {
        String text = text(node, name);
        if (text == null) {
            return null;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") ? text : null;
    }

    /** The elements of the first of the named fields that is an array. */
    public static List<JsonNode> items(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode field = node.path(name);
            if (field.isArray()) {
                return List.copyOf(field.values());
            }
        }
        return List.of();
    }
}
