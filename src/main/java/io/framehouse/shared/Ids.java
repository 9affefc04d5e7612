package io.framehouse.shared;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes and reads ids: version 7 UUIDs (RFC 9562), so that rows made together lie together in an
 * index.
 */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Parts of a millisecond that an id tells, as many as its 12 bits beside the time hold. */
    private static final int PARTS = 4_096;

    private static final int NANOS_OF_A_MILLI = 1_000_000;

    /** The time of the last id, in parts of a millisecond since 1970. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    /**
     * A new id: ordered by the wall clock, and after every other one that this process made, also
     * where the clock stands still or is set back (RFC 9562, 6.2).
     */
    public static UUID next() {
        long time = LAST.updateAndGet(last -> Math.max(last + 1, now()));
        long high = ((time / PARTS) << 16) | 0x7000L | (time % PARTS);
        long low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static long now() {
        Instant now = Instant.now();
        long part = (long) (now.getNano() % NANOS_OF_A_MILLI) * PARTS / NANOS_OF_A_MILLI;
        return now.toEpochMilli() * PARTS + part;
    }

    /** Reads a canonical UUID; empty for anything else. */
    public static Optional<UUID> parse(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
