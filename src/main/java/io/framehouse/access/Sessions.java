package io.framehouse.access;

import io.framehouse.shared.DomainException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where whoever is signed in is signed in. An ended session is nobody's within two seconds. */
public interface Sessions {
    /** One's sessions, the one last used first. */
    List<Session> open();

    /**
     * Ends one of one's own.
     *
     * @throws DomainException NOT_FOUND where it is over already, or somebody else's
     */
    void end(UUID session);

    /** Ends all of one's own but the one that asks; tells how many. */
    int endOthers();

    /**
     * One session.
     *
     * @param whole whether nothing was owed any more when the sign-in ended; while a second factor
     *     is, nobody acts in it
     * @param seenAt when it was last used, to the minute
     * @param address the network address it began from
     * @param agent the program as it named itself
     * @param current whether it is the one that asks
     */
    record Session(
            UUID id,
            Instant beganAt,
            boolean whole,
            Instant seenAt,
            @Nullable String address,
            @Nullable String agent,
            boolean current) {}
}
