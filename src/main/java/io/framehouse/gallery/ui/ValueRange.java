package io.framehouse.gallery.ui;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From and to as addresses carry it: {@code 50..100}, {@code 50..} or {@code ..100}, both
 * inclusive.
 *
 * @param from null where it is open below
 * @param to null where it is open above
 */
record ValueRange(@Nullable BigDecimal from, @Nullable BigDecimal to) {
    private static final String NUMBER = "(\\d{1,10}(?:\\.\\d{1,6})?)?";
    private static final Pattern FORM = Pattern.compile(NUMBER + "\\.\\." + NUMBER);

    /** Empty for what is no range, is open on both sides, or ends before it begins. */
    static Optional<ValueRange> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal from = number(matcher.group(1));
        BigDecimal to = number(matcher.group(2));
        boolean wrong = from == null ? to == null : to != null && from.compareTo(to) > 0;
        return wrong ? Optional.empty() : Optional.of(new ValueRange(from, to));
    }

    /** As {@link #parse} reads it; empty text where both sides are open. */
    static String format(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        return from == null && to == null ? "" : plain(from) + ".." + plain(to);
    }

    boolean isWithin(BigDecimal most) {
        return (from == null || from.compareTo(most) <= 0)
                && (to == null || to.compareTo(most) <= 0);
    }

    /** Such as {@code 4 to 8}, {@code from 4}, {@code up to 8}. */
    String words() {
        if (from == null) {
            return "up to " + plain(to);
        }
        return to == null ? "from " + plain(from) : plain(from) + " to " + plain(to);
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    static String plain(@Nullable BigDecimal number) {
        return number == null
                ? ""
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
