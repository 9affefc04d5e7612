package io.framehouse.access;

import io.framehouse.shared.UserId;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who a browser session belongs to. Roles are not kept here: they are read again as they change.
 */
public record SignedInUser(UserId id, String email, String displayName)
        implements AuthenticatedPrincipal {
    @Override
    public String getName() {
        return email;
    }
}
