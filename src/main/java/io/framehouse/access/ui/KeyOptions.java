package io.framehouse.access.ui;

import io.framehouse.access.KeyModels;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.ui.CurrentTeam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen about a new key.
 *
 * @param owners who it may be bound to, the person first where that is a member
 * @param anyOwner whether it may be bound to another member, or to none
 * @param models what it may be limited to; empty where that is not offered
 */
record KeyOptions(
        CurrentTeam team, List<Owner> owners, boolean anyOwner, List<KeyModels.Choice> models) {
    KeyOptions {
        owners = List.copyOf(owners);
        models = List.copyOf(models);
    }

    /** A member to own the key. */
    record Owner(UserId id, String name, TeamRole role) {}

    /** The scopes that a key of this owner may have; a key can never do more than its owner. */
    static List<KeyScope> scopes(@Nullable Owner owner) {
        TeamRole role = owner == null ? TeamRole.OWNER : owner.role();
        return switch (role) {
            case OWNER, ADMIN ->
                    List.of(
                            KeyScope.JOBS_WRITE,
                            KeyScope.JOBS_READ,
                            KeyScope.ASSETS_READ,
                            KeyScope.USAGE_READ,
                            KeyScope.TEAM_ADMIN);
            case MEMBER ->
                    List.of(
                            KeyScope.JOBS_WRITE,
                            KeyScope.JOBS_READ,
                            KeyScope.ASSETS_READ,
                            KeyScope.USAGE_READ);
            case VIEWER -> List.of(KeyScope.JOBS_READ, KeyScope.ASSETS_READ, KeyScope.USAGE_READ);
            case BILLING -> List.of(KeyScope.USAGE_READ);
        };
    }
}
