package io.framehouse.storage;

import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Teams and people for tests of stored media. */
public final class StorageFixtures {
    private StorageFixtures() {}

    public static TeamId team(JdbcClient jdbc, TeamTransactions transactions) {
        TeamId team = TeamId.random();
        transactions.runOnPlatform(
                () ->
                        jdbc.sql(
                                        """
                                        insert into team (id, slug, name, time_zone)
                                        values (:id, :slug, 'Team', 'Europe/Helsinki')
                                        """)
                                .param("id", team.value())
                                .param("slug", "t" + UUID.randomUUID().toString().substring(0, 30))
                                .update());
        return team;
    }

    /** Runs work as a person with a role in the team. */
    public static <T> T as(TeamRole role, TeamId team, Supplier<T> work) {
        Actor actor =
                Actor.person(
                        new UserId(UUID.randomUUID()), "Aino K.", Set.of(), Map.of(team, role));
        return CurrentActor.as(actor, work);
    }
}
