package io.framehouse.access.internal;

import io.framehouse.access.ApiKey;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may do something with which keys. */
@Component
class KeyAccess {
    private final CurrentActor currentActor;
    private final Teams teams;

    KeyAccess(CurrentActor currentActor, Teams teams) {
        this.currentActor = currentActor;
        this.teams = teams;
    }

    /**
     * Requires access to keys of a team, or of the platform for null.
     *
     * @return the only owner whose keys may be seen; null where all may
     */
    @Nullable UserId requireAny(@Nullable TeamId team) {
        if (team == null) {
            currentActor.requirePlatform(Action.MANAGE_TEAMS);
            return null;
        }
        if (currentActor.get().may(team, Action.MANAGE_KEYS)) {
            return null;
        }
        Actor actor = currentActor.require(team, Action.MANAGE_OWN_KEYS);
        if (actor.userId() == null) {
            throw new IllegalStateException("An actor with own keys has no user: " + actor.kind());
        }
        return actor.userId();
    }

    /** Requires that the actor may make a key for that owner. */
    void requireFor(@Nullable TeamId team, @Nullable UserId owner) {
        UserId onlyOwner = requireAny(team);
        if (team != null && onlyOwner != null && !onlyOwner.equals(owner)) {
            currentActor.require(team, Action.MANAGE_KEYS);
        }
        if (team == null && owner != null) {
            throw DomainException.invalid(
                    "owner", "not_allowed", "A platform key has no owner. Leave it out.");
        }
    }

    /** Somebody else's key is not found, where only one's own may be seen. */
    static ApiKey visible(ApiKey key, @Nullable UserId onlyOwner) {
        if (onlyOwner != null && !onlyOwner.equals(key.owner())) {
            throw DomainException.notFound("key");
        }
        return key;
    }

    /** What the owner is in the team; null where there is no owner. */
    @Nullable TeamRole ownerRole(@Nullable TeamId team, @Nullable UserId owner) {
        if (team == null || owner == null) {
            return null;
        }
        return teams.members(team).stream()
                .filter(member -> member.userId().equals(owner))
                .map(Member::role)
                .findFirst()
                .orElseThrow(() ->
                        DomainException.invalid(
                                "owner",
                                "not_a_member",
                                "The owner is not in this team. Add the person first, or choose"
                                        + " another owner."));
    }

    /** A suspended team gets no new secrets; an unknown team is not found. */
    void requireWorking(@Nullable TeamId team) {
        if (team != null && teams.get(team).suspended()) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "The team is suspended, so it gets no new keys. A platform admin can end the"
                            + " suspension.",
                    Map.of("state", "suspended"));
        }
    }
}
