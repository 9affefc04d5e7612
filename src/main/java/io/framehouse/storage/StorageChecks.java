package io.framehouse.storage;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks through the stores for files that are missing or belong to nobody. For platform admins. */
public interface StorageChecks {
    /** The newest one, which may be waiting or under way. */
    Optional<Check> newest();

    /** The newest one that has ended. */
    Optional<Check> lastEnded();

    /** Asks for one within some seconds; nothing happens where one waits or is under way. */
    void ask();

    /**
     * Asks for a check that marks whatever is missing, however much that is: the way on where
     * {@link Check#heldBack()} says that a check did not.
     *
     * @throws io.framehouse.shared.DomainException WRONG_STATE where the last one held nothing
     *     back, or another one is under way
     */
    void markMissing();

    /** How the store is, asked just now; takes 2 seconds at most. */
    State state();

    /** How a check is or ended. */
    enum Outcome {
        /** Somebody asked for it; a node begins within some seconds. */
        WAITING,
        /** A node is at it. */
        RUNNING,
        /** Everything is where it belongs. */
        GOOD,
        /** Files are missing; their videos are told as failed and can be copied again. */
        TROUBLE,
        /** It could not be brought to its end; nothing is known of what it did not see. */
        STOPPED
    }

    /**
     * What a look through the stores brought.
     *
     * @param objects files seen in their place, {@code bytes} long together
     * @param missing files that a row names and no store has
     * @param heldBack how many of the missing ones were not marked, since so many at once may mean
     *     that the place is the wrong one; 0 unless it was stopped for this
     * @param marks whether it was to mark them all the same
     * @param orphans files that no row names, older than a day; they are taken away
     * @param reason why it was stopped; null where it was not
     */
    record Check(
            Instant askedAt,
            @Nullable String askedBy,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            Outcome outcome,
            @Nullable String reason,
            long objects,
            long bytes,
            long missing,
            long heldBack,
            boolean marks,
            long orphans,
            long bytesOrphaned) {}

    /**
     * Where files lie and whether they can be had.
     *
     * @param store {@code file} or {@code s3}
     * @param also where some lie that are still to be carried over; null where none do
     * @param waiting files to be carried over
     * @param awaySince null while the store answers
     */
    record State(String store, @Nullable String also, long waiting, @Nullable Instant awaySince) {}
}
