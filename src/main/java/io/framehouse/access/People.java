package io.framehouse.access;

import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.UserId;
import java.util.Optional;
import java.util.Set;

/** People who can sign in. */
public interface People {
    /** Whether a platform admin exists; until one does, /setup is open. */
    boolean hasPlatformAdmin();

    /**
     * Makes a person.
     *
     * @param email made lower case; unique
     * @param password at least 12 characters
     */
    UserId create(String email, String displayName, String password, Set<PlatformRole> roles);

    Optional<UserId> findByEmail(String email);

    Profile profile(UserId user);

    /** Remembers how the console looks: system, light or dark. */
    void chooseColorScheme(UserId user, String scheme);

    /** A person as they see themselves. */
    record Profile(UserId id, String email, String displayName, String colorScheme) {}
}
