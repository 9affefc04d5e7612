package io.framehouse.jobs.internal;

import io.framehouse.shared.SettingRefused;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long a sender has for one attempt. After it the sender counts as gone and the job as UNKNOWN,
 * so it is never shorter than a submit may take.
 */
@Component
class SubmitLease {
    private static final String NAME = "framehouse.reconciliation.submit-lease-seconds";

    private final Duration duration;

    SubmitLease(
            @Value("${" + NAME + ":75}") int leaseSeconds,
            @Value("${framehouse.providers.submit-timeout-seconds:60}") int timeoutSeconds) {
        if (leaseSeconds < timeoutSeconds) {
            throw new SettingRefused(
                    "FRAMEHOUSE_RECONCILIATION_SUBMIT_LEASE_SECONDS is "
                            + leaseSeconds
                            + ", less than FRAMEHOUSE_PROVIDERS_SUBMIT_TIMEOUT_SECONDS ("
                            + timeoutSeconds
                            + "); a sender that still waits would count as lost.",
                    "Set the lease to at least the time-out.");
        }
        duration = Duration.ofSeconds(leaseSeconds);
    }

    Duration duration() {
        return duration;
    }
}
