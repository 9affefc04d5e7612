package io.framehouse.catalog.ui;

import io.framehouse.catalog.KeyAllowlists.TeamKey;
import io.framehouse.shared.UserId;
import java.util.List;

/**
 * Whom a model can be for.
 *
 * @param keys empty also for those who may not see the team's keys
 */
record WhoOptions(List<Person> members, List<TeamKey> keys) {
    WhoOptions {
        members = List.copyOf(members);
        keys = List.copyOf(keys);
    }

    /** A member to choose. */
    record Person(UserId id, String name) {}
}
