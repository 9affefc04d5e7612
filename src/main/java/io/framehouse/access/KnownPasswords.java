package io.framehouse.access;

import java.util.Collection;

/** People whose password is printed for everybody, as the demo's is. For the start alone. */
public interface KnownPasswords {
    /**
     * Lets these people in, or keeps them out, as far as the known password is still theirs.
     *
     * @return how many could not sign in before and can now, or the other way round
     */
    int admit(Collection<String> emails, String password, boolean admitted);
}
