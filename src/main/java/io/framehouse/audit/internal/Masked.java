package io.framehouse.audit.internal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Texts without what may open something: sign-ins and queries of addresses, keys and secrets of
 * ours, and tokens. What is masked is masked before it is written, so nobody can ever unmask it.
 */
final class Masked {
    static final String MASK = "***";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    // Up to the last @ before the path: a password may have one in it.
    private static final Pattern SIGN_IN = Pattern.compile("(?<=://)[^/?#\\s]{1,500}@");
    private static final Pattern QUERY =
            Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]{1,20}://[^\\s?#]{1,2000})[?#]\\S+");
    private static final Pattern KEY = Pattern.compile("\\b(fh_[0-9A-Za-z]+_)[0-9A-Za-z]+");
    private static final Pattern SECRET = Pattern.compile("\\b(whsec_)[0-9A-Za-z+/=_-]+");
    private static final Pattern TOKEN =
            Pattern.compile("(?i)\\b(bearer|token|basic) [\\w.~+/=-]{16,}");

    private Masked() {}

    static @Nullable String text(@Nullable String text) {
        return text == null ? null : mask(text);
    }

    /** The same values with every text in them masked, however deep it stands. */
    static JsonNode values(JsonNode node) {
        if (node.isString()) {
            return NODES.stringNode(mask(node.asString()));
        }
        if (node.isArray()) {
            ArrayNode masked = NODES.arrayNode(node.size());
            node.forEach(one -> masked.add(values(one)));
            return masked;
        }
        if (node.isObject()) {
            ObjectNode masked = NODES.objectNode();
            node.properties().forEach(one -> masked.set(one.getKey(), values(one.getValue())));
            return masked;
        }
        return node;
    }

    private static String mask(String text) {
        String plain = SIGN_IN.matcher(text).replaceAll(MASK + "@");
        plain = QUERY.matcher(plain).replaceAll("$1?" + MASK);
        plain = KEY.matcher(plain).replaceAll("$1" + MASK);
        plain = SECRET.matcher(plain).replaceAll("$1" + MASK);
        return TOKEN.matcher(plain).replaceAll("$1 " + MASK);
    }
}
