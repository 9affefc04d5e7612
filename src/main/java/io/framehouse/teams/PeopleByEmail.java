package io.framehouse.teams;

import io.framehouse.shared.UserId;
import java.util.Optional;

/**
 * Finds people who can sign in; implemented where accounts are kept, which teams do not know. It
 * asks nobody's leave: only the adding of members, which does, may use it.
 */
public interface PeopleByEmail {
    /** The person who signs in with that address, in any case; empty where nobody does. */
    Optional<UserId> find(String email);
}
