package io.framehouse.ui;

import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.Locale;

/**
 * How amounts of credits are written: whole, or with exactly three decimals. What does not fit
 * three decimals is cut, never rounded up, so that a figure never promises more than there is;
 * quotes, ledger lines and exports use {@link #exact}.
 */
public final class CreditsFormat {
    /** Stands between a number and its unit; keeps both on one line. */
    public static final String THIN_SPACE = "\u202f";

    private static final long SHORTEN_FROM_MICROS = Credits.of(100_000).micros();
    private static final int PLACES = 3;
    private static final String MINUS = "\u2212";

    private CreditsFormat() {}

    /** The number alone: {@code 1,240} or {@code 12.500}. */
    public static String number(Credits amount) {
        BigDecimal cut = cut(amount);
        return format(cut, isWhole(cut) ? 0 : PLACES);
    }

    /** For chips and single cells: {@code 1,240 cr}. */
    public static String shortText(Credits amount) {
        return number(amount) + THIN_SPACE + "cr";
    }

    /** For sentences: {@code 1,240 credits}, {@code 1 credit}. */
    public static String sentence(Credits amount) {
        return number(amount) + (amount.equals(Credits.of(1)) ? " credit" : " credits");
    }

    /** Every decimal there is, at least three where not whole: {@code 12.500}, {@code 0.333334}. */
    public static String exact(Credits amount) {
        return exactInColumn(amount, 0);
    }

    /**
     * {@link #exact}, with as many decimals as the others of its column.
     *
     * @param places from {@link #places}; more are written where the amount has more
     */
    public static String exactInColumn(Credits amount, int places) {
        return format(amount.toBigDecimal(), Math.max(places, places(amount)));
    }

    /** The decimals that make each of these amounts exact: none, or three to six. */
    public static int places(Collection<Credits> amounts) {
        return amounts.stream().mapToInt(CreditsFormat::places).max().orElse(0);
    }

    private static int places(Credits amount) {
        int scale = amount.toBigDecimal().stripTrailingZeros().scale();
        return scale <= 0 ? 0 : Math.max(PLACES, scale);
    }

    /** {@link #exact} with its unit. */
    public static String exactText(Credits amount) {
        return exact(amount) + THIN_SPACE + "cr";
    }

    /**
     * For figures that must stay short: {@code 128.4k cr} from 100,000 on. Whoever shows it gives
     * the exact value in the tooltip and the accessible name.
     */
    public static String kpi(Credits amount) {
        if (amount.micros() < SHORTEN_FROM_MICROS) {
            return shortText(amount);
        }
        BigDecimal thousands =
                amount.toBigDecimal().movePointLeft(3).setScale(1, RoundingMode.DOWN);
        return format(thousands, isWhole(thousands) ? 0 : 1) + "k" + THIN_SPACE + "cr";
    }

    /** With a plus for what comes in: grants, releases, refunds; minus for corrections. */
    public static String signed(Credits amount) {
        return signedInColumn(amount, 0);
    }

    /** {@link #signed}, with as many decimals as the others of its column. */
    public static String signedInColumn(Credits amount, int places) {
        String text = exactInColumn(amount, places);
        return amount.isPositive() ? "+" + text : text;
    }

    /** The number as its column needs it: all whole, or all with three decimals. */
    public static String inColumn(Credits amount, boolean columnIsWhole) {
        return format(cut(amount), columnIsWhole ? 0 : PLACES);
    }

    /** Whether a column of these amounts has no decimals. */
    public static boolean isWhole(Collection<Credits> amounts) {
        return amounts.stream().allMatch(amount -> isWhole(cut(amount)));
    }

    private static BigDecimal cut(Credits amount) {
        return amount.toBigDecimal().setScale(PLACES, RoundingMode.DOWN);
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    private static String format(BigDecimal value, int places) {
        DecimalFormat format =
                new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        format.setRoundingMode(RoundingMode.DOWN);
        String digits = format.format(value.abs());
        return value.signum() < 0 ? MINUS + digits : digits;
    }
}
