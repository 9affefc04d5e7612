package io.framehouse.gallery.internal;

import io.framehouse.gallery.WallFilter;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the wall.
 *
 * @param person who asks, or null where a program does
 */
record WallQuestion(TeamId team, @Nullable UserId person, WallFilter filter, WallOrder order) {
    private static final UUID NOBODY = new UUID(0, 0);

    /** An id that no row has, where nobody asks. */
    UUID personOrNobody() {
        return person == null ? NOBODY : person.value();
    }
}
