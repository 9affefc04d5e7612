package io.framehouse.access;

import io.framehouse.shared.Actor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks again at the key that a long call was opened with. */
public interface PresentedKeys {
    /**
     * Whom the header means now; empty once the key is revoked, expired or replaced, or its team is
     * deleted.
     *
     * @param authorization the header {@code Authorization} of the call
     */
    Optional<Actor> actorOf(@Nullable String authorization);
}
