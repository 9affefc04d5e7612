package io.framehouse.gallery.internal;

import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people keep in the rows of videos; call inside a transaction of the team. */
@Repository
class KeptItems {
    private final JdbcClient jdbc;

    KeptItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A video with what is kept in its own row. */
    record Item(
            UUID id,
            @Nullable String title,
            int rating,
            @Nullable String ratedBy,
            Credits cost,
            @Nullable Instant trashedAt,
            @Nullable String trashedBy,
            long version) {}

    /** As PostgreSQL reads an array of ids. */
    static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /**
     * All of these, held until the end of the transaction; always in the same order, so that two
     * who hold the same ones wait for each other and never both.
     *
     * @throws DomainException NOT_FOUND where one is missing
     */
    List<Item> lock(TeamId team, Set<UUID> videos) {
        List<Item> items = select(team, videos, "order by id for update");
        if (items.size() != videos.size()) {
            throw missing(videos.size(), videos.size() - items.size());
        }
        return items;
    }

    /** The same without holding them. */
    List<Item> all(TeamId team, Set<UUID> videos) {
        List<Item> items = select(team, videos, "order by id");
        if (items.size() != videos.size()) {
            throw missing(videos.size(), videos.size() - items.size());
        }
        return items;
    }

    Optional<Item> find(TeamId team, UUID video) {
        return select(team, Set.of(video), "").stream().findFirst();
    }

    void rate(TeamId team, Set<UUID> videos, int rating, String by) {
        jdbc.sql(
                        """
                        update gallery_item set rating = :rating, rated_by = :by
                        where team_id = :team and id = any (cast(:ids as uuid[]))
                          and rating <> :rating
                        """)
                .param("rating", rating)
                .param("by", rating == 0 ? null : by, java.sql.Types.VARCHAR)
                .param("team", team.value())
                .param("ids", array(videos))
                .update();
    }

    /** False where it is another version by now. */
    boolean title(TeamId team, UUID video, @Nullable String title, long version) {
        return jdbc.sql(
                                """
                                update gallery_item set title = :title, version = version + 1
                                where team_id = :team and id = :id and version = :version
                                """)
                        .param("title", title, java.sql.Types.VARCHAR)
                        .param("team", team.value())
                        .param("id", video)
                        .param("version", version)
                        .update()
                == 1;
    }

    void trash(TeamId team, Set<UUID> videos, String by, Instant now) {
        setTrashed(team, videos, by, now);
    }

    void restore(TeamId team, Set<UUID> videos) {
        setTrashed(team, videos, null, null);
    }

    private void setTrashed(
            TeamId team, Set<UUID> videos, @Nullable String by, @Nullable Instant at) {
        jdbc.sql(
                        """
                        update gallery_item set trashed_at = :at, trashed_by = :by
                        where team_id = :team and id = any (cast(:ids as uuid[]))
                          and (trashed_at is null) <> (cast(:at as timestamptz) is null)
                        """)
                .param(
                        "at",
                        at == null ? null : at.atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", by, java.sql.Types.VARCHAR)
                .param("team", team.value())
                .param("ids", array(videos))
                .update();
    }

    /** How many days the team keeps what lies in its trash. */
    int trashDays(TeamId team) {
        return jdbc.sql("select keep_trash_days from team where id = :team")
                .param("team", team.value())
                .query(Integer.class)
                .single();
    }

    private List<Item> select(TeamId team, Set<UUID> videos, String ending) {
        return jdbc.sql(
                        """
                        select id, title, rating, rated_by, cost_micros, trashed_at, trashed_by,
                            version
                        from gallery_item
                        where team_id = :team and id = any (cast(:ids as uuid[]))
                        """
                                + ending)
                .param("team", team.value())
                .param("ids", array(videos))
                .query((row, number) ->
                        new Item(
                                row.getObject("id", UUID.class),
                                row.getString("title"),
                                row.getInt("rating"),
                                row.getString("rated_by"),
                                Credits.ofMicros(row.getLong("cost_micros")),
                                instant(row.getObject("trashed_at", OffsetDateTime.class)),
                                row.getString("trashed_by"),
                                row.getLong("version")))
                .list();
    }

    private static DomainException missing(int named, int missing) {
        return named == 1
                ? DomainException.notFound("video")
                : new DomainException(
                        io.framehouse.shared.CommonError.NOT_FOUND,
                        "%d of the %d videos are not there: the ids are wrong, they belong to"
                                        .formatted(missing, named)
                                + " another team, or they are gone for good. None was changed.");
    }

    static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
