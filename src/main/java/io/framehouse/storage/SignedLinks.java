package io.framehouse.storage;

import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.util.UUID;

/** Links to stored media that open without sign-in, for a while: {@code /media/…}. */
public interface SignedLinks {
    /**
     * A link below the public URL.
     *
     * @param kind {@code upload} or {@code asset}
     * @param life at most 30 days
     */
    String link(TeamId team, String kind, UUID id, Duration life);
}
