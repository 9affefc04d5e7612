package io.framehouse.gateway;

import io.framehouse.shared.Actor;
import io.framehouse.shared.ActorSource;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The key that tests call with. */
class FakeActor implements ActorSource {
    static final TeamId TEAM = new TeamId(UUID.fromString("01970000-0000-7000-8000-000000000001"));
    static final TeamId NEIGHBOUR =
            new TeamId(UUID.fromString("01970000-0000-7000-8000-000000000002"));
    static final String SHOWN_KEY = "fh_0123_as-shown";
    static final KeyId KEY = new KeyId(UUID.fromString("01970000-0000-7000-8000-000000000003"));

    private Actor actor = Actor.system("nobody yet");

    @Override
    public Optional<Actor> current() {
        return Optional.of(actor);
    }

    void teamKey() {
        teamKey(
                EnumSet.of(
                        KeyScope.JOBS_READ,
                        KeyScope.JOBS_WRITE,
                        KeyScope.ASSETS_READ,
                        KeyScope.USAGE_READ));
    }

    void teamKey(Set<KeyScope> scopes) {
        actor = Actor.teamKey(KEY, TEAM, null, "test", scopes);
    }

    void platformKey() {
        actor =
                Actor.platformKey(
                        KEY,
                        "admin",
                        EnumSet.of(KeyScope.PLATFORM_ADMIN, KeyScope.PLATFORM_FINANCE));
    }
}
