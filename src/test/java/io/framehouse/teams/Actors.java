package io.framehouse.teams;

import io.framehouse.shared.Actor;
import io.framehouse.shared.ActorSource;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** People for tests without a context: they act through {@link CurrentActor#as}. */
public final class Actors {
    private Actors() {}

    public static Actor in(TeamId team, UserId user, TeamRole role) {
        return Actor.person(user, role.wire(), Set.of(), Map.of(team, role));
    }

    /** Knows nobody but the actor that a test runs as. */
    public static CurrentActor nobodyElse() {
        return new CurrentActor(new StaticListableBeanFactory().getBeanProvider(ActorSource.class));
    }
}
