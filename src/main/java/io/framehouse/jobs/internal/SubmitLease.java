package io.framehouse.jobs.internal;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
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
            throw new InvalidConfigurationPropertyValueException(
                    NAME,
                    leaseSeconds,
                    "It must be at least framehouse.providers.submit-timeout-seconds ("
                            + timeoutSeconds
                            + "), so that a living sender keeps its attempt.");
        }
        duration = Duration.ofSeconds(leaseSeconds);
    }

    Duration duration() {
        return duration;
    }
}
