package io.framehouse.catalog.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the subjects that a text names with {@code @} at a word's start.
 *
 * @param field the text
 * @param list the list whose items may be named
 * @param property the item's name
 */
record Mentions(String field, String list, String property) {
    private static final Pattern AT = Pattern.compile("(?<![\\p{L}\\p{N}_@])@(?=[\\p{L}\\p{N}_])");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

    /** A name that no item has; a number if it begins with digits. */
    record Unknown(String word, boolean number) {}

    Set<Unknown> unknown(ObjectNode parameters) {
        String text = parameters.path(field).asString("");
        List<String> ids = ids(parameters);
        Set<Unknown> unknown = new LinkedHashSet<>();
        Matcher at = AT.matcher(text);
        while (at.find()) {
            int start = at.end();
            if (ids.stream().anyMatch(id -> standsAt(text, start, id))) {
                continue;
            }
            Matcher digits = DIGITS.matcher(text).region(start, text.length());
            if (digits.lookingAt()) {
                if (!ids.contains(digits.group())) {
                    unknown.add(new Unknown(digits.group(), true));
                }
            } else {
                Matcher word = WORD.matcher(text).region(start, text.length());
                if (word.lookingAt()) {
                    unknown.add(new Unknown(word.group(), false));
                }
            }
        }
        return unknown;
    }

    List<String> ids(ObjectNode parameters) {
        List<String> ids = new ArrayList<>();
        for (JsonNode item : parameters.path(list)) {
            if (item.path(property).isString()) {
                ids.add(item.path(property).asString());
            }
        }
        return ids;
    }

    /** Scripts without spaces may go on at once after the name, so only Latin letters end it. */
    private static boolean standsAt(String text, int start, String id) {
        int end = start + id.length();
        if (id.isEmpty() || !text.startsWith(id, start)) {
            return false;
        }
        return end >= text.length() || !isAsciiWord(text.charAt(end));
    }

    private static boolean isAsciiWord(char letter) {
        return letter < 128 && (Character.isLetterOrDigit(letter) || letter == '_');
    }
}
