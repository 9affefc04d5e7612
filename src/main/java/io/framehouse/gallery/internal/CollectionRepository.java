package io.framehouse.gallery.internal;

import io.framehouse.gallery.CollectionData;
import io.framehouse.gallery.KeptVideo.CollectionName;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Collections and what is in them; call inside a transaction of the team. */
@Repository
class CollectionRepository {
    /** Of private ones only the person's own; without a person none. */
    static final String SEEN = " and (c.visibility = 'team' or c.owner_id = :person) ";

    private final JdbcClient jdbc;

    CollectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static @Nullable UUID value(@Nullable UserId person) {
        return person == null ? null : person.value();
    }

    void insert(TeamId team, CollectionRow row) {
        jdbc.sql(
                        """
                        insert into gallery_collection (team_id, id, name, description, visibility,
                            owner_id, owner, created_at)
                        values (:team, :id, :name, :description, :visibility, :ownerId, :owner, :at)
                        """)
                .param("team", team.value())
                .param("id", row.id())
                .param("name", row.data().name())
                .param("description", row.data().description())
                .param("visibility", Wire.of(row.data().visibility()))
                .param("ownerId", value(row.ownerId()), Types.OTHER)
                .param("owner", row.owner())
                .param("at", row.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Held until the end of the transaction; empty for those that the person does not see. */
    Optional<CollectionRow> lock(TeamId team, @Nullable UserId person, UUID id) {
        return jdbc.sql(
                        "select "
                                + CollectionRow.COLUMNS
                                + " from gallery_collection c where c.team_id = :team"
                                + " and c.id = :id"
                                + SEEN
                                + "for update")
                .param("team", team.value())
                .param("person", value(person), Types.OTHER)
                .param("id", id)
                .query((row, number) -> CollectionRow.of(row))
                .optional();
    }

    /** How many the team has, or private ones the person. */
    int count(TeamId team, CollectionRow like) {
        return jdbc.sql(
                        """
                        select count(*) from gallery_collection c where c.team_id = :team
                          and c.visibility = :visibility
                          and (c.visibility = 'team' or c.owner_id = :person)
                        """)
                .param("team", team.value())
                .param("visibility", Wire.of(like.data().visibility()))
                .param("person", value(like.ownerId()), Types.OTHER)
                .query(Integer.class)
                .single();
    }

    void update(TeamId team, UUID id, CollectionData data) {
        jdbc.sql(
                        """
                        update gallery_collection set name = :name, description = :description,
                            visibility = :visibility, version = version + 1
                        where team_id = :team and id = :id
                        """)
                .param("name", data.name())
                .param("description", data.description())
                .param("visibility", Wire.of(data.visibility()))
                .param("team", team.value())
                .param("id", id)
                .update();
    }

    void delete(TeamId team, UUID id) {
        jdbc.sql("delete from gallery_collection where team_id = :team and id = :id")
                .param("team", team.value())
                .param("id", id)
                .update();
    }

    void add(TeamId team, UUID id, Set<UUID> videos, String by, Instant now) {
        jdbc.sql(
                        """
                        insert into gallery_collection_item (team_id, collection_id, item_id, at,
                            added_by)
                        select :team, :id, video, :at, :by
                        from unnest(cast(:videos as uuid[])) as video
                        on conflict (team_id, collection_id, item_id) do nothing
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("videos", KeptItems.array(videos))
                .update();
    }

    int size(TeamId team, UUID id) {
        return jdbc.sql(
                        "select count(*) from gallery_collection_item where team_id = :team"
                                + " and collection_id = :id")
                .param("team", team.value())
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    void remove(TeamId team, UUID id, Set<UUID> videos) {
        jdbc.sql(
                        """
                        delete from gallery_collection_item where team_id = :team
                          and collection_id = :id and item_id = any (cast(:videos as uuid[]))
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("videos", KeptItems.array(videos))
                .update();
    }

    /** Those that any of the videos is in and the person sees, by name. */
    List<CollectionName> holding(TeamId team, @Nullable UserId person, Set<UUID> videos) {
        return jdbc.sql(
                        """
                        select c.id, c.name, c.visibility from gallery_collection c
                        where c.team_id = :team and exists (
                            select from gallery_collection_item i
                            where i.team_id = c.team_id and i.collection_id = c.id
                              and i.item_id = any (cast(:videos as uuid[])))
                        """
                                + SEEN
                                + "order by lower(c.name), c.id")
                .param("team", team.value())
                .param("videos", KeptItems.array(videos))
                .param("person", value(person), Types.OTHER)
                .query((row, number) ->
                        new CollectionName(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("visibility").equals("private")))
                .list();
    }
}
