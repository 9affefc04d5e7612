package io.framehouse.access;

import io.framehouse.shared.UserId;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who a browser session belongs to, whichever way they signed in. Every principal of a person is
 * one of these; roles are not kept in it, they are read again as they change.
 */
public interface SignedInPerson extends AuthenticatedPrincipal {
    UserId id();
}
