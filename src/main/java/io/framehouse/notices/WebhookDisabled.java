package io.framehouse.notices;

import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.UUID;

/**
 * Event: an endpoint was switched off because of what its receiver did.
 *
 * @param host of its address; the rest may hold a secret of the receiver's
 * @param why gone or failing
 */
public record WebhookDisabled(
        TeamId team,
        UUID endpoint,
        String host,
        WebhookEndpoint.Why why,
        Instant failingSince,
        Instant at) {}
