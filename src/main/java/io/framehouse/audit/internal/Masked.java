package io.framehouse.audit.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts without what may open something: sign-ins and queries of addresses, keys of ours and
 * tokens. What is masked is masked before it is written, so nobody can ever unmask it.
 */
final class Masked {
    static final String MASK = "***";
    private static final Pattern SIGN_IN = Pattern.compile("(?<=://)[^/?#@\\s]{1,500}@");
    private static final Pattern QUERY =
            Pattern.compile("(\\b[a-z][a-z0-9+.-]{1,20}://[^\\s?#]{1,2000})[?#]\\S+");
    private static final Pattern KEY = Pattern.compile("\\b(fh_[0-9A-Za-z]+_)[0-9A-Za-z]+");
    private static final Pattern TOKEN =
            Pattern.compile("(?i)\\b(bearer|token|basic) [\\w.~+/=-]{16,}");

    private Masked() {}

    static @Nullable String text(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = SIGN_IN.matcher(text).replaceAll(MASK + "@");
        plain = QUERY.matcher(plain).replaceAll("$1?" + MASK);
        plain = KEY.matcher(plain).replaceAll("$1" + MASK);
        return TOKEN.matcher(plain).replaceAll("$1 " + MASK);
    }

    /** The same values with every text in them masked. */
    static Map<String, @Nullable Object> values(Map<?, ?> values) {
        Map<String, @Nullable Object> masked = new LinkedHashMap<>();
        values.forEach((name, value) -> masked.put(String.valueOf(name), value(value)));
        return masked;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case String text -> text(text);
            case Map<?, ?> inner -> values(inner);
            case List<?> list -> list(list);
            case null -> null;
            default -> value;
        };
    }

    private static List<@Nullable Object> list(List<?> list) {
        List<@Nullable Object> masked = new ArrayList<>(list.size());
        list.forEach(one -> masked.add(value(one)));
        return masked;
    }
}
