package io.framehouse.notices.internal;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail that this thread has claimed, with the notice it tells.
 *
 * @param attempts tries with this one, 1 or more
 * @param createdAt since when it waits
 */
record QueuedMail(
        UUID id,
        String address,
        int attempts,
        Instant createdAt,
        String title,
        String body,
        String link) {}
