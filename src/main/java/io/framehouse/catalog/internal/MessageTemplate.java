package io.framehouse.catalog.internal;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {name}} places of a message; an unknown place stays as it is. */
final class MessageTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");
    private static final int LONGEST_VALUE = 80;

    private MessageTemplate() {}

    static String fill(String template, Map<String, ?> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(value(place, values)));
    }

    private static String value(MatchResult place, Map<String, ?> values) {
        Object value = values.get(place.group(1));
        if (value == null) {
            return place.group();
        }
        String text = value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
