package io.framehouse.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An amount of credits, kept as whole micro-credits (1 credit = 1,000,000). Arithmetic refuses
 * overflow; there is no way in or out through floating point.
 *
 * @see "Decision 0001: ledger units and scale"
 */
public record Credits(long micros) implements Comparable<Credits> {
    /** Micro-credits in one credit. */
    public static final long SCALE = 1_000_000L;

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,13}(\\.\\d{1,6})?");

    /** No credits. */
    public static final Credits ZERO = new Credits(0);

    public static Credits ofMicros(long micros) {
        return new Credits(micros);
    }

    /** Whole credits; throws {@link ArithmeticException} on overflow. */
    public static Credits of(long credits) {
        return new Credits(Math.multiplyExact(credits, SCALE));
    }

    /**
     * Reads the wire form, a decimal with at most six places such as {@code 48.5}.
     *
     * @throws IllegalArgumentException if the text is no such number or does not fit
     */
    public static Credits parse(String text) {
        try {
            if (!DECIMAL.matcher(text).matches()) {
                throw new NumberFormatException("no plain decimal");
            }
            return new Credits(new BigDecimal(text).movePointRight(6).longValueExact());
        } catch (ArithmeticException | NumberFormatException bad) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is not an amount of credits: a decimal with up to 6 places, such"
                            + " as 48.5",
                    bad);
        }
    }

    /** Rounds half up to one micro-credit: to be done once, at the end of a quote or settlement. */
    public static Credits round(BigDecimal credits) {
        return new Credits(
                credits.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    public Credits plus(Credits other) {
        return new Credits(Math.addExact(micros, other.micros));
    }

    public Credits minus(Credits other) {
        return new Credits(Math.subtractExact(micros, other.micros));
    }

    public Credits negate() {
        return new Credits(Math.negateExact(micros));
    }

    public Credits times(long count) {
        return new Credits(Math.multiplyExact(micros, count));
    }

    public boolean isZero() {
        return micros == 0;
    }

    public boolean isNegative() {
        return micros < 0;
    }

    public boolean isPositive() {
        return micros > 0;
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(micros, 6);
    }

    /** The wire form: no exponent, no trailing zeros, up to six places. */
    public String toWire() {
        BigDecimal stripped = toBigDecimal().stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    @Override
    public int compareTo(Credits other) {
        return Long.compare(micros, other.micros);
    }

    @Override
    public String toString() {
        return toWire() + " credits";
    }
}
