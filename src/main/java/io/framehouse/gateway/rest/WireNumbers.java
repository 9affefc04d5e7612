package io.framehouse.gateway.rest;

import io.framehouse.shared.Credits;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as they stand on the wire. */
public final class WireNumbers {
    private WireNumbers() {}

    /** Credits as text, or null. */
    public static @Nullable String credits(@Nullable Credits credits) {
        return credits == null ? null : credits.toWire();
    }

    /** A decimal without trailing zeros and without an exponent. */
    public static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Milliseconds as seconds, such as 5 or 5.042; null stays null. */
    public static @Nullable BigDecimal seconds(@Nullable Long millis) {
        return millis == null ? null : plain(BigDecimal.valueOf(millis, 3));
    }
}
