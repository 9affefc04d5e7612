package io.framehouse.access.ui;

import io.framehouse.access.KeyModels;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen about a key.
 *
 * @param zone where days end and budgets begin anew
 * @param platform whether it is a key of the platform, which has no owner, models or budget
 * @param owners who it may be bound to, the person first where that is a member
 * @param anyOwner whether it may be bound to another member, or to none
 * @param models what it may be limited to; nothing where that is not offered
 * @param budget whether it may be given a budget
 * @param rate whether it may be given a limit of requests of its own
 * @param costCenters those known to the team
 */
record KeyOptions(
        ZoneId zone,
        boolean platform,
        List<Owner> owners,
        boolean anyOwner,
        KeyModels.Offer models,
        boolean budget,
        boolean rate,
        List<String> costCenters) {
    KeyOptions {
        owners = List.copyOf(owners);
        costCenters = List.copyOf(costCenters);
    }

    static KeyOptions ofPlatform(ZoneId zone) {
        return new KeyOptions(
                zone, true, List.of(), false, KeyModels.Offer.NOTHING, false, true, List.of());
    }

    /** A member to own the key. */
    record Owner(UserId id, String name, TeamRole role) {}

    /** The scopes that a key of this owner may have; a key can never do more than its owner. */
    List<KeyScope> scopes(@Nullable Owner owner) {
        if (platform) {
            return List.of(KeyScope.PLATFORM_ADMIN, KeyScope.PLATFORM_FINANCE);
        }
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
