package io.framehouse.reports.internal.bills;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an amount as people and programs write it: {@code 1,234.50}, {@code 1 234,50 USD}, {@code
 * ($3.20)}, {@code 12-}. Exact; never through floating point.
 */
final class AmountText {
    private static final Pattern UNIT =
            Pattern.compile("(?i)^(usd|us\\$|\\$|credits?|cr)?(.*?)(usd|us\\$|\\$|credits?|cr)?$");
    private static final String BLANKS = "[\\s\\u00a0\\u202f\\u2009]";
    private static final String POINT =
            "\\d{1,12}(\\.\\d{1,12})?|\\.\\d{1,12}|\\d{1,3}([,'\\u2019]\\d{3}){1,3}(\\.\\d{1,12})?";
    private static final String COMMA =
            "\\d{1,12}(,\\d{1,12})?|,\\d{1,12}|\\d{1,3}([.'\\u2019]\\d{3}){1,3}(,\\d{1,12})?";
    private static final Pattern WITH_POINT = Pattern.compile(POINT);
    private static final Pattern WITH_COMMA = Pattern.compile(COMMA);

    private AmountText() {}

    /**
     * A number, and the unit where it stands with it.
     *
     * @param unit {@code credits} or {@code USD}, or null
     */
    record Amount(BigDecimal value, @Nullable String unit) {}

    static Optional<Amount> parse(String text, boolean decimalComma) {
        String bare = text.replaceAll(BLANKS, "").replace('\u2212', '-');
        boolean negative = false;
        if (bare.startsWith("(") && bare.endsWith(")") && bare.length() > 2) {
            negative = true;
            bare = bare.substring(1, bare.length() - 1);
        }
        int minus = bare.indexOf('-');
        if (minus >= 0 && !negative && bare.indexOf('-', minus + 1) < 0) {
            negative = true;
            bare = bare.replace("-", "");
        } else if (bare.startsWith("+")) {
            bare = bare.substring(1);
        }
        Matcher parts = UNIT.matcher(bare);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String digits = parts.group(2);
        if (innerMinus(text)
                || !(decimalComma ? WITH_COMMA : WITH_POINT).matcher(digits).matches()) {
            return Optional.empty();
        }
        String plain =
                decimalComma
                        ? digits.replaceAll("[.'\u2019]", "").replace(',', '.')
                        : digits.replaceAll("[,'\u2019]", "");
        BigDecimal value = new BigDecimal(plain);
        return Optional.of(
                new Amount(
                        negative ? value.negate() : value, unit(parts.group(1), parts.group(3))));
    }

    /** A minus between digits, as in a date or a range. */
    private static boolean innerMinus(String text) {
        return text.matches(".*\\d\\s*[-\u2212]\\s*\\d.*");
    }

    /** The unit that a word stands for; null for an unknown one. */
    static @Nullable String unit(@Nullable String first, @Nullable String last) {
        String word = first == null || first.isEmpty() ? last : first;
        if (word == null || word.isEmpty()) {
            return null;
        }
        return switch (word.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "usd", "us$", "$", "dollar", "dollars" -> "USD";
            case "credit", "credits", "cr" -> "credits";
            default -> null;
        };
    }
}
