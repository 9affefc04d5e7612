package io.framehouse.jobs.ui;

import io.framehouse.catalog.FormField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings a value into what a field takes. */
final class FieldFit {
    private FieldFit() {}

    /** The value itself where it fits, else the nearest or the default one. */
    static @Nullable Object fit(FormField field, TeamCaps caps, @Nullable Object value) {
        return switch (field.kind()) {
            case INTEGER -> value instanceof Long number ? number(field, caps, number) : null;
            case CHOICE -> choice(field, caps, value);
            case SWITCH -> caps.fixed() != null ? caps.fixed() : switched(field, value);
            case IMAGES, SUBJECTS, PROMPT, TEXT -> value;
        };
    }

    private static Object switched(FormField field, @Nullable Object value) {
        return field.unavailable() == null && Boolean.TRUE.equals(value);
    }

    private static Long number(FormField field, TeamCaps caps, Long value) {
        long fit = value;
        Integer min = field.min();
        Integer max = caps.max() != null ? caps.max() : field.max();
        if (max != null) {
            fit = Math.min(fit, max);
        }
        return min == null ? fit : Math.max(fit, min);
    }

    private static @Nullable Object choice(FormField field, TeamCaps caps, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        List<String> open = open(field, caps);
        if (open.contains(value.toString())) {
            return value;
        }
        Object standard = field.defaultValue();
        if (standard != null && open.contains(standard.toString())) {
            return standard;
        }
        return open.isEmpty() ? null : open.getLast();
    }

    private static List<String> open(FormField field, TeamCaps caps) {
        List<String> only = caps.only();
        return field.options().stream()
                .map(FormField.Option::value)
                .filter(value -> only == null || only.contains(value))
                .toList();
    }
}
