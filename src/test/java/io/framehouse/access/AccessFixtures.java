package io.framehouse.access;

import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Teams and people for tests of any module. */
public final class AccessFixtures {
    /** The password of everybody made here. */
    public static final String PASSWORD = "correct horse battery";

    private static final Actor SYSTEM = Actor.system("test");

    private AccessFixtures() {}

    public static TeamId team(Teams teams, String name) {
        TeamData data = new TeamData(name, ZoneId.of("Europe/Helsinki"), null, null);
        return CurrentActor.as(SYSTEM, () -> teams.create(data)).id();
    }

    public static UserId person(People people, PlatformRole... roles) {
        String email = "p" + UUID.randomUUID() + "@example.com";
        return CurrentActor.as(
                SYSTEM, () -> people.create(email, "Aino K.", PASSWORD, Set.of(roles)));
    }

    /** A person in a team, as the actor of a session. */
    public static Actor member(Teams teams, People people, TeamId team, TeamRole role) {
        UserId user = person(people);
        CurrentActor.as(SYSTEM, () -> teams.putMember(team, user, role));
        return Actor.person(user, "Aino K.", Set.of(), Map.of(team, role));
    }

    public static Actor platformAdmin() {
        return Actor.person(UserId.random(), "Root", Set.of(PlatformRole.ADMIN), Map.of());
    }
}
