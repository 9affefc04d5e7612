package io.framehouse.walls;

import io.framehouse.shared.Actor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One caller of each kind, by a name for people. */
final class Callers {
    private static final Set<KeyScope> OF_PLATFORM =
            EnumSet.of(KeyScope.PLATFORM_ADMIN, KeyScope.PLATFORM_FINANCE);

    private Callers() {}

    /**
     * A person in each role. It is one and the same person: what they may do follows from the actor
     * alone.
     */
    static Map<String, Actor> people(UserId user, TeamId team) {
        Map<String, Actor> people = new LinkedHashMap<>();
        for (TeamRole role : TeamRole.values()) {
            people.put(role.wire(), person(user, Set.of(), Map.of(team, role)));
        }
        people.put(
                "owner of another team",
                person(user, Set.of(), Map.of(TeamId.random(), TeamRole.OWNER)));
        people.put("in no team", person(user, Set.of(), Map.of()));
        for (PlatformRole role : PlatformRole.values()) {
            people.put("platform " + role, person(user, Set.of(role), Map.of()));
        }
        return people;
    }

    private static Actor person(
            UserId user, Set<PlatformRole> platform, Map<TeamId, TeamRole> roles) {
        return Actor.person(user, "Aino K.", platform, roles);
    }

    /** A key with each scope, and one of another team with all of them. */
    static Map<String, Actor> keys(TeamId team) {
        Map<String, Actor> keys = new LinkedHashMap<>();
        for (KeyScope scope : KeyScope.values()) {
            keys.put(
                    "key with " + scope.wire(),
                    OF_PLATFORM.contains(scope)
                            ? Actor.platformKey(KeyId.random(), "ci", Set.of(scope))
                            : Actor.teamKey(KeyId.random(), team, null, "ci", Set.of(scope)));
        }
        Set<KeyScope> all = EnumSet.complementOf(EnumSet.copyOf(OF_PLATFORM));
        keys.put(
                "key of another team",
                Actor.teamKey(KeyId.random(), TeamId.random(), null, "ci", all));
        return keys;
    }
}
