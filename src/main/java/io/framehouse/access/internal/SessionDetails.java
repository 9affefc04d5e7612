package io.framehouse.access.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Ties what is known of a browser's session to its row, wherever the sign-in is carried on. */
final class SessionDetails extends WebAuthenticationDetails {
    private static final long serialVersionUID = 1L;

    private final UUID id;

    SessionDetails(String address, @Nullable String webSession, UUID id) {
        super(address, webSession);
        this.id = id;
    }

    /** The row of a sign-in; null for one that has none, such as a key's. */
    static @Nullable UUID of(@Nullable Authentication authentication) {
        return authentication != null
                        && authentication.getDetails() instanceof SessionDetails details
                ? details.id
                : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof SessionDetails same && id.equals(same.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
