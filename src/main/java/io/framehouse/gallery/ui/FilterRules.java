package io.framehouse.gallery.ui;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is wrong with something typed into a filter: the field, the value, the rule, what to do. */
final class FilterRules {
    private static final int LONGEST_QUOTE = 40;

    private FilterRules() {}

    /** Null where the field takes the value; an empty one it always takes. */
    static @Nullable String wrong(GalleryField field, String value) {
        if (value.isBlank() || field.accepts(value.strip())) {
            return null;
        }
        return switch (field) {
            case SEED ->
                    "Seed is %s. Write it as it was sent: a whole number of up to 18 digits."
                            .formatted(quoted(value));
            case TEXT -> tooLong("Search", value, 200);
            case COST_CENTER -> tooLong(field.title(), value, 120);
            default -> "%s is %s, which is none.".formatted(field.title(), quoted(value));
        };
    }

    /** The same for a field that takes several values. */
    static @Nullable String wrong(GalleryField field, Collection<String> values, int most) {
        return values.size() <= most
                ? null
                : "%s has %d values; up to %d are looked for. Take %d away."
                        .formatted(field.title(), values.size(), most, values.size() - most);
    }

    /** The same for one side of a range; null where it is a number or empty. */
    static @Nullable String wrong(String name, String typed, RangeKind kind) {
        String text = typed.strip();
        if (text.isEmpty() || isNumber(text, kind)) {
            return null;
        }
        return "%s is %s. Write %s from 0 to %s, such as %s."
                .formatted(
                        name,
                        quoted(text),
                        kind.unit(),
                        NumberFormat.getIntegerInstance(Locale.ENGLISH).format(kind.most()),
                        kind.example());
    }

    /** The same for both sides, each of which is a number or empty. */
    static @Nullable String wrong(String name, @Nullable BigDecimal from, @Nullable BigDecimal to) {
        return from == null || to == null || from.compareTo(to) <= 0
                ? null
                : "%s goes from %s to %s. From must not be above to: change one of them."
                        .formatted(name, from.toPlainString(), to.toPlainString());
    }

    private static boolean isNumber(String text, RangeKind kind) {
        return text.matches("\\d{1,10}(\\.\\d{1,6})?")
                && new BigDecimal(text).compareTo(BigDecimal.valueOf(kind.most())) <= 0;
    }

    private static String tooLong(String name, String value, int most) {
        return "%s has %d characters; up to %d are taken. Shorten it."
                .formatted(name, value.strip().length(), most);
    }

    private static String quoted(String value) {
        String text = value.strip();
        return "\u201c"
                + (text.length() <= LONGEST_QUOTE
                        ? text
                        : text.substring(0, LONGEST_QUOTE - 1) + "\u2026")
                + "\u201d";
    }
}
