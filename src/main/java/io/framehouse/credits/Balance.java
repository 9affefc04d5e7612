package io.framehouse.credits;

import io.framehouse.shared.Credits;
import java.time.Instant;

/** A team's lifetime figures: available = granted − spent − held, shown as zero when overdrawn. */
public record Balance(
        Credits granted, Credits spent, Credits held, boolean overdrawn, Instant asOf) {
    public Credits available() {
        Credits rest = granted.minus(spent).minus(held);
        return rest.isNegative() ? Credits.ZERO : rest;
    }
}
