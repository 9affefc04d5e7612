package io.framehouse.teams;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team's data as one file.
 *
 * @param bytes null until it is ready
 * @param expiresAt when the file goes; null until it is ready
 * @param link opens without sign-in until then; null where there is no file
 * @param error why it could not be made, for people
 */
public record TeamExport(
        UUID id,
        State state,
        String askedBy,
        Instant createdAt,
        @Nullable Long bytes,
        @Nullable Instant expiresAt,
        @Nullable String link,
        @Nullable String error) {
    /** How far it is. */
    public enum State {
        /** It is being made. */
        WAITING,
        /** It can be downloaded. */
        READY,
        /** It could not be made; asking again may help. */
        FAILED,
        /** Its time is over and the file is gone. */
        EXPIRED
    }
}
