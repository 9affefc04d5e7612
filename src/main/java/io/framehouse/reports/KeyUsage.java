package io.framehouse.reports;

import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.time.LocalDate;

/** Settled usage of single keys, by the rules of {@link UsageReport}. */
public interface KeyUsage {
    /**
     * What the jobs of a key settled, with later refunds and adjustments of them.
     *
     * @param from first day, and {@code to} last day, in the team's zone
     */
    Settled of(TeamId team, KeyId key, LocalDate from, LocalDate to);

    /**
     * Usage of one key.
     *
     * @param jobs how many were settled
     */
    record Settled(long jobs, Credits settled) {}
}
