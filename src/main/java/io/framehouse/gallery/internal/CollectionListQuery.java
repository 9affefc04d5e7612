package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads collections with their counts and covers; call inside a transaction of the team. */
@Repository
class CollectionListQuery {
    private static final String SELECT =
            "select "
                    + CollectionRow.COLUMNS
                    + """
                    , n.videos, k.covers
                    from gallery_collection c
                    cross join lateral (
                        select count(*) as videos from gallery_collection_item ci
                        join gallery_item i on i.team_id = ci.team_id and i.id = ci.item_id
                            and i.trashed_at is null
                        where ci.team_id = c.team_id and ci.collection_id = c.id) n
                    cross join lateral (
                        select coalesce(array_agg(newest.cover), '{}') as covers from (
                            select a.id as cover from gallery_collection_item ci
                            join gallery_item i on i.team_id = ci.team_id and i.id = ci.item_id
                                and i.trashed_at is null
                            join asset a on a.team_id = i.team_id and a.job_id = i.job_id
                                and a.kind = 'cover' and a.state = 'ready'
                            where ci.team_id = c.team_id and ci.collection_id = c.id
                            order by ci.at desc, ci.item_id desc limit 4) newest) k
                    where c.team_id = :team
                    """
                    + CollectionRepository.SEEN;

    private final JdbcClient jdbc;

    CollectionListQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A collection and what its card shows.
     *
     * @param covers ids of copies, that of the video added last first
     */
    record Listed(CollectionRow row, long videos, List<UUID> covers) {}

    /** By name. */
    List<Listed> list(TeamId team, @Nullable UserId person) {
        return jdbc.sql(SELECT + "order by lower(c.name), c.id")
                .param("team", team.value())
                .param("person", CollectionRepository.value(person), Types.OTHER)
                .query((row, number) -> map(row))
                .list();
    }

    Optional<Listed> find(TeamId team, @Nullable UserId person, UUID id) {
        return jdbc.sql(SELECT + "and c.id = :id")
                .param("team", team.value())
                .param("person", CollectionRepository.value(person), Types.OTHER)
                .param("id", id)
                .query((row, number) -> map(row))
                .optional();
    }

    private static Listed map(ResultSet row) throws SQLException {
        UUID[] covers = (UUID[]) row.getArray("covers").getArray();
        return new Listed(
                CollectionRow.of(row), row.getLong("videos"), Arrays.stream(covers).toList());
    }
}
