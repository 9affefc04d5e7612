package io.framehouse.access.internal;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Ties a browser's session to its row, wherever the sign-in is carried on.
 *
 * @param id of the row
 */
record SessionDetails(UUID id) implements Serializable {
    /** The row of a sign-in; null for one that has none, such as a key's. */
    static @Nullable UUID of(@Nullable Authentication authentication) {
        return authentication != null
                        && authentication.getDetails() instanceof SessionDetails details
                ? details.id()
                : null;
    }
}
