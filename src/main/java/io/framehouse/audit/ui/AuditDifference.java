package io.framehouse.audit.ui;

import io.framehouse.audit.AuditLog.Entry;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a change changed, field by field; a field that stayed the same is left out. */
final class AuditDifference {
    private static final Set<String> CREDITS =
            Set.of("amount", "limit", "held", "settled", "quote", "credits", "max_credits_per_job");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");

    private AuditDifference() {}

    /**
     * One field.
     *
     * @param before null where there was none; {@code after} null where there is none any more
     */
    record Line(String field, @Nullable String before, @Nullable String after) {}

    static List<Line> of(Entry entry, ZoneId zone) {
        Set<String> names = new LinkedHashSet<>(entry.after().keySet());
        names.addAll(entry.before().keySet());
        List<Line> lines = new ArrayList<>();
        for (String name : names) {
            Object before = entry.before().get(name);
            Object after = entry.after().get(name);
            if (!Objects.equals(before, after)) {
                lines.add(
                        new Line(
                                AuditWords.field(name),
                                before == null ? null : text(name, before, zone),
                                after == null ? null : text(name, after, zone)));
            }
        }
        return lines;
    }

    private static String text(String name, Object value, ZoneId zone) {
        return switch (value) {
            case Boolean yes -> yes ? "yes" : "no";
            case List<?> list -> list(name, list, zone);
            case Map<?, ?> map -> map(map, zone);
            default -> plain(name, value.toString(), zone);
        };
    }

    private static String plain(String name, String text, ZoneId zone) {
        if (text.isBlank()) {
            return "empty";
        }
        if (CREDITS.contains(name) && NUMBER.matcher(text).matches()) {
            return text.replace('-', '\u2212') + " cr";
        }
        return TIME.matcher(text).matches() ? time(text, zone) : text;
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
