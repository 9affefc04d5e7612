package io.framehouse.audit.ui;

import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values of a change as people write them. */
final class AuditValues {
    private static final Set<String> CREDITS =
            Set.of("amount", "limit", "held", "settled", "quote", "credits", "max_credits_per_job");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");

    private AuditValues() {}

    /** A value on a line of its own; what has parts may take several. */
    static String text(String name, Object value, ZoneId zone) {
        return switch (value) {
            case Boolean yes -> yes ? "yes" : "no";
            case List<?> list -> list(name, list, zone);
            case Map<?, ?> map -> map(map, zone);
            default -> plain(name, value.toString(), zone);
        };
    }

    /** A value within a sentence: {@code 1,240 cr} for credits, else as it is. */
    static String inSentence(String name, Object value) {
        String text = value.toString();
        return NUMBER.matcher(text).matches() ? number(name, text) : text;
    }

    private static String plain(String name, String text, ZoneId zone) {
        if (text.isBlank()) {
            return "empty";
        }
        return TIME.matcher(text).matches() ? time(text, zone) : inSentence(name, text);
    }

    private static String number(String name, String text) {
        return CREDITS.contains(name) ? credits(text) : text.replace('-', '\u2212');
    }

    private static String credits(String text) {
        try {
            return CreditsFormat.exactText(Credits.parse(text));
        } catch (IllegalArgumentException finerThanCredits) {
            return text + CreditsFormat.THIN_SPACE + "cr";
        }
    }

    private static String time(String text, ZoneId zone) {
        try {
            return TimeFormat.absolute(Instant.parse(text), zone);
        } catch (DateTimeParseException notATime) {
            return text;
        }
    }

    private static String list(String name, List<?> list, ZoneId zone) {
        if (list.isEmpty()) {
            return "none";
        }
        // What has parts of its own gets a line of its own.
        String between = list.stream().anyMatch(Map.class::isInstance) ? "\n" : ", ";
        return list.stream()
                .map(one -> one == null ? "" : text(name, one, zone))
                .collect(Collectors.joining(between));
    }

    private static String map(Map<?, ?> map, ZoneId zone) {
        return map.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(field -> {
                    String name = String.valueOf(field.getKey());
                    return name.replace('_', ' ') + " " + text(name, field.getValue(), zone);
                })
                .collect(Collectors.joining(", "));
    }
}
