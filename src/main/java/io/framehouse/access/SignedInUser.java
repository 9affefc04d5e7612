package io.framehouse.access;

import io.framehouse.shared.UserId;

/** A person who signed in with something of this house: a password or a passkey. */
public record SignedInUser(UserId id, String email, String displayName) implements SignedInPerson {
    @Override
    public String getName() {
        return email;
    }
}
