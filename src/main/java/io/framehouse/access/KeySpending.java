package io.framehouse.access;

import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.time.LocalDate;
import java.util.Optional;

/** What keys settled; implemented where usage is known, since keys know nothing of money. */
@FunctionalInterface
public interface KeySpending {
    /**
     * What the jobs of a key settled, less what was given back; empty where the current actor may
     * not see it.
     *
     * @param from the first day, and {@code to} the last, in the team's zone
     */
    Optional<Spent> of(TeamId team, KeyId key, LocalDate from, LocalDate to);

    /**
     * Settled jobs of a key.
     *
     * @param jobs how many
     */
    record Spent(Credits settled, long jobs) {}
}
