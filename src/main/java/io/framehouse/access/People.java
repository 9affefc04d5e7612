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
     * Makes a person. For platform admins and the system.
     *
     * @param email made lower case; unique
     * @param password at least 12 characters, at most 72 bytes in UTF-8
     */
    UserId create(String email, String displayName, String password, Set<PlatformRole> roles);

    /**
     * Makes the first platform admin; needs nobody to be signed in.
     *
     * @throws io.framehouse.shared.DomainException WRONG_STATE once a platform admin exists
     */
    UserId createFirstAdmin(String email, String displayName, String password);

    /** Finds a person. For platform admins and the system: it tells who has an account. */
    Optional<UserId> findByEmail(String email);

    /** One's own profile; platform admins may see everybody's. */
    Profile profile(UserId user);

    /** Remembers how the console looks: system, light or dark. */
    void chooseColorScheme(UserId user, String scheme);

    /** A person as they see themselves. */
    record Profile(UserId id, String email, String displayName, String colorScheme) {}
}
