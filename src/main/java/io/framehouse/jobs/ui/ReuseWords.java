package io.framehouse.jobs.ui;

import io.framehouse.catalog.FormField;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of settings in words, and whether two are the same. */
final class ReuseWords {
    private static final String NOTHING = "\u2013";

    private ReuseWords() {}

    static String of(FormField field, @Nullable Object value) {
        if (field.name().equals("seed")) {
            return isNothing(value) ? "random" : String.valueOf(value);
        }
        return switch (value) {
            case null -> NOTHING;
            case Boolean yes -> yes ? "Yes" : "No";
            case List<?> list -> list.isEmpty() ? NOTHING : list(list);
            default -> value.toString().isBlank() ? NOTHING : option(field, value.toString());
        };
    }

    static boolean same(@Nullable Object first, @Nullable Object second) {
        if (isNothing(first) || isNothing(second)) {
            return isNothing(first) && isNothing(second);
        }
        return first instanceof List<?> || second instanceof List<?>
                ? references(first).equals(references(second))
                : String.valueOf(first).equals(String.valueOf(second));
    }

    /** Absent, empty, off and zero ask for nothing. */
    static boolean isNothing(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Boolean yes -> !yes;
            case Long number -> number == 0;
            case List<?> list -> list.isEmpty();
            default -> value.toString().isBlank();
        };
    }

    private static List<?> references(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(ReuseWords::reference).toList()
                : List.of();
    }

    /* Links to the same picture differ from hour to hour. */
    private static Object reference(Object item) {
        return switch (item) {
            case Picture picture -> picture.reference();
            case Subject subject ->
                    subject.voice()
                            + subject.pictures().stream()
                                    .map(Picture::reference)
                                    .collect(Collectors.joining(" ", "|", ""));
            default -> item;
        };
    }

    private static String list(List<?> list) {
        if (list.getFirst() instanceof Subject) {
            return list.size() == 1 ? "1 subject" : list.size() + " subjects";
        }
        return list.stream()
                .map(item -> item instanceof Picture picture ? picture.name() : item.toString())
                .collect(Collectors.joining(", "));
    }

    private static String option(FormField field, String value) {
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .map(FormField.Option::label)
                .findFirst()
                .orElse(value);
    }
}
