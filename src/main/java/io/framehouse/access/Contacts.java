package io.framehouse.access;

import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Where people are reached; only for the system's own messages. Who may not sign in is left out.
 */
public interface Contacts {
    /** These people; unknown ones are left out. */
    List<Contact> of(Collection<UserId> people);

    /** The people with at least one of these roles for the whole platform. */
    List<Contact> onPlatform(Set<PlatformRole> roles);

    /** One person. */
    record Contact(UserId user, String email, String displayName) {}
}
