package io.framehouse.ui;

import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The three numbers of a budget and what a bar shows of them.
 *
 * @param limit zero or more
 */
public record BudgetFigures(Credits limit, Credits settled, Credits held) {
    private static final int NEAR_PERMILLE = 800;
    private static final int FULL_PERMILLE = 1000;

    /** How much of a budget is left, in three steps. */
    public enum Level {
        /** Nothing to say. */
        WITHIN,
        /** Four fifths are settled or held. */
        NEAR,
        /** Nothing is available. */
        USED_UP
    }

    /** Limit less settled less held; zero where that is negative. */
    public Credits available() {
        Credits rest = limit.minus(settled).minus(held);
        return rest.isNegative() ? Credits.ZERO : rest;
    }

    public Level level() {
        if (available().isZero()) {
            return Level.USED_UP;
        }
        return settledPermille() + heldPermille() >= NEAR_PERMILLE ? Level.NEAR : Level.WITHIN;
    }

    /** The settled part, 0 to 1000. */
    public int settledPermille() {
        return permille(settled, FULL_PERMILLE);
    }

    /** The held part, such that both parts fit into 1000. */
    public int heldPermille() {
        return permille(held, FULL_PERMILLE - settledPermille());
    }

    /** The bar in words, for those who do not see it. */
    public String accessibleText() {
        return "%s settled, %s held, %s available of %s credits"
                .formatted(
                        CreditsFormat.number(settled),
                        CreditsFormat.number(held),
                        CreditsFormat.number(available()),
                        CreditsFormat.number(limit));
    }

    private int permille(Credits part, int most) {
        if (!part.isPositive()) {
            return 0;
        }
        if (!limit.isPositive()) {
            return most;
        }
        BigDecimal share =
                BigDecimal.valueOf(part.micros())
                        .multiply(BigDecimal.valueOf(FULL_PERMILLE))
                        .divide(BigDecimal.valueOf(limit.micros()), 0, RoundingMode.UP);
        return share.min(BigDecimal.valueOf(most)).intValueExact();
    }
}
