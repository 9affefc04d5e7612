package io.framehouse.notices;

import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as one person is told it.
 *
 * @param team the team as whose member the person is told; null for a person of the platform
 * @param link the page about it, without a leading slash
 */
public record Notice(
        UUID id,
        @Nullable TeamId team,
        NoticeKind kind,
        Severity severity,
        String title,
        String body,
        String link,
        Instant createdAt,
        boolean read) {

    /** How much it matters. */
    public enum Severity {
        /** Good to know; nothing is to be done. */
        INFO,
        /** A good end. */
        SUCCESS,
        /** Will become a problem if nobody acts. */
        WARNING,
        /** Something is refused, wrong or lost; somebody must act. */
        ERROR
    }
}
