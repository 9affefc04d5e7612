package io.framehouse.jobs.internal;

import io.framehouse.shared.SettingRefused;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long a sender may be silent. It renews the lease while its call runs, however long that is;
 * one that died is found out after this time and its job becomes UNKNOWN.
 */
@Component
class SubmitLease {
    private static final String NAME = "framehouse.reconciliation.submit-lease-seconds";
    private static final int LEAST = 10;
    private static final int MOST = 600;

    private final Duration duration;

    SubmitLease(@Value("${" + NAME + ":30}") int leaseSeconds) {
        if (leaseSeconds < LEAST || leaseSeconds > MOST) {
            throw new SettingRefused(
                    "FRAMEHOUSE_RECONCILIATION_SUBMIT_LEASE_SECONDS is "
                            + leaseSeconds
                            + ", but it must be "
                            + LEAST
                            + " to "
                            + MOST
                            + ": a shorter pause of a sender would count as its death, a longer"
                            + " lease hides a dead one.",
                    "Leave it at 30.");
        }
        duration = Duration.ofSeconds(leaseSeconds);
    }

    Duration duration() {
        return duration;
    }
}
