package io.framehouse.gateway.rest;

import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The team key behind the present call; its team is the team of everything the call touches. */
@Component
public final class TeamCaller {
    private final CurrentActor currentActor;

    TeamCaller(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    /**
     * The key's team.
     *
     * @throws DomainException FORBIDDEN for platform keys, which belong to no team
     */
    public TeamId team() {
        TeamId team = actor().keyTeam();
        if (team == null) {
            throw new DomainException(
                    CommonError.FORBIDDEN,
                    "This call needs a key of a team; a platform key belongs to none.");
        }
        return team;
    }

    /** The key's team, if the key may do this there. */
    public TeamId teamFor(Action action) {
        TeamId team = team();
        currentActor.require(team, action);
        return team;
    }

    public @Nullable KeyId key() {
        return actor().keyId();
    }

    /**
     * The key itself.
     *
     * @throws IllegalStateException where the caller is none; programs always show one
     */
    public KeyId knownKey() {
        KeyId key = key();
        if (key == null) {
            throw new IllegalStateException("The caller has no key: " + actor().kind());
        }
        return key;
    }

    /** Whether the key may read what it made. */
    public boolean mayReadJobs() {
        return actor().may(team(), Action.VIEW_JOBS);
    }

    public @Nullable UserId user() {
        return actor().userId();
    }

    private Actor actor() {
        return currentActor.get();
    }
}
