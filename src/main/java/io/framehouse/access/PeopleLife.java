package io.framehouse.access;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everybody who has an account, for platform admins. */
public interface PeopleLife {
    /** The most that a search answers. */
    int MOST_FOUND = 200;

    /**
     * People by name.
     *
     * @param search a part of name or address; empty for all
     */
    List<Account> find(String search);

    /**
     * Keeps a person out at once: their sessions end and their keys stop.
     *
     * @throws DomainException WRONG_STATE for oneself, for the last platform admin, and for the
     *     last owner of a team who can sign in
     */
    void disable(UserId user);

    /** Lets a person in again. */
    void enable(UserId user);

    /** One account. */
    record Account(
            UserId id,
            String email,
            String displayName,
            Set<PlatformRole> roles,
            boolean disabled,
            @Nullable Instant lastActiveAt) {
        public Account {
            roles = Set.copyOf(roles);
        }
    }
}
