package io.framehouse.storage;

import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Links to stored media that open without sign-in, for a while: {@code /media/…}. */
public interface SignedLinks {
    /** The longest life of a link. */
    Duration MAX_LIFE = Duration.ofDays(30);

    /**
     * A link below the public URL. Asked again within the hour it is the same link, so that
     * browsers can cache; it lives at least as long as asked and at most an hour more.
     *
     * @param kind {@code upload} or {@code asset}
     * @param life more than zero, at most 30 days
     */
    default String link(TeamId team, String kind, UUID id, Duration life) {
        return link(team, kind, id, life, kind);
    }

    /**
     * The same with a file name at its end, which is for people and programs that look at names.
     *
     * @param fileName not secured by the signature
     */
    String link(TeamId team, String kind, UUID id, Duration life, String fileName);

    /** Reads the signed part of a link; empty where we did not sign it. */
    Optional<Ticket> open(String token);

    /** Reads a whole link below our public URL; empty where it is none of ours. */
    Optional<Ticket> openUrl(String url);

    /**
     * What a genuine link points at.
     *
     * @param expired whether its time is over
     */
    record Ticket(TeamId team, String kind, UUID id, Instant expiresAt, boolean expired) {}
}
