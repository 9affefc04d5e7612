package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel.Who;
import io.framehouse.catalog.KeyAllowlists.TeamKey;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The members and keys that rows of a team's own list are for. */
@Repository
class ChosenRepository {
    private final JdbcClient jdbc;

    ChosenRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(TeamId team, UUID row, Who who) {
        insert(
                team,
                row,
                """
                insert into allowed_model_chosen (team_id, allowed_model_id, user_id)
                select :team, :row, unnest(cast(:ids as uuid[]))
                """,
                texts(who.members()));
        insert(
                team,
                row,
                """
                insert into allowed_model_chosen (team_id, allowed_model_id, key_id)
                select :team, :row, unnest(cast(:ids as uuid[]))
                """,
                texts(who.keys()));
    }

    private void insert(TeamId team, UUID row, String sql, String[] ids) {
        if (ids.length > 0) {
            jdbc.sql(sql).param("team", team.value()).param("row", row).param("ids", ids).update();
        }
    }

    /** Which of them are no members of the team. */
    Set<UserId> unknownMembers(TeamId team, Set<UserId> members) {
        return unknown(
                team,
                """
                select id from unnest(cast(:ids as uuid[])) as given (id)
                where not exists (select from team_member m
                                  where m.team_id = :team and m.user_id = given.id)
                """,
                texts(members),
                UserId::new);
    }

    /** Which of them are no keys of the team; a revoked key is still one. */
    Set<KeyId> unknownKeys(TeamId team, Set<KeyId> keys) {
        return unknown(
                team,
                """
                select id from unnest(cast(:ids as uuid[])) as given (id)
                where not exists (select from api_key k
                                  where k.team_id = :team and k.id = given.id)
                """,
                texts(keys),
                KeyId::new);
    }

    private <T> Set<T> unknown(TeamId team, String sql, String[] ids, Function<UUID, T> type) {
        if (ids.length == 0) {
            return Set.of();
        }
        return jdbc
                .sql(sql)
                .param("team", team.value())
                .param("ids", ids)
                .query((row, number) -> type.apply(row.getObject("id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The keys that work at a moment, by name. */
    List<TeamKey> workingKeys(TeamId team, Instant at) {
        return jdbc.sql(
                        """
                        select id, name from api_key
                        where team_id = :team and revoked_at is null
                            and (expires_at is null or expires_at > :at)
                        order by name, id
                        """)
                .param("team", team.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new TeamKey(
                                new KeyId(row.getObject("id", UUID.class)), row.getString("name")))
                .list();
    }

    private static String[] texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).sorted().toArray(String[]::new);
    }
}
