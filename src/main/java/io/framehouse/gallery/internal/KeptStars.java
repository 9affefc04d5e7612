package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Favourites of people; call inside a transaction of the team. */
@Repository
class KeptStars {
    private final JdbcClient jdbc;

    KeptStars(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TeamId team, UserId person, Set<UUID> videos, Instant now) {
        jdbc.sql(
                        """
                        insert into gallery_favourite (team_id, user_id, item_id, at)
                        select :team, :person, video, :at
                        from unnest(cast(:ids as uuid[])) as video
                        on conflict (team_id, user_id, item_id) do nothing
                        """)
                .param("team", team.value())
                .param("person", person.value())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("ids", KeptItems.array(videos))
                .update();
    }

    void remove(TeamId team, UserId person, Set<UUID> videos) {
        jdbc.sql(
                        """
                        delete from gallery_favourite where team_id = :team and user_id = :person
                          and item_id = any (cast(:ids as uuid[]))
                        """)
                .param("team", team.value())
                .param("person", person.value())
                .param("ids", KeptItems.array(videos))
                .update();
    }

    boolean has(TeamId team, UserId person, UUID video) {
        return jdbc.sql(
                        "select exists (select from gallery_favourite where team_id = :team"
                                + " and user_id = :person and item_id = :video)")
                .param("team", team.value())
                .param("person", person.value())
                .param("video", video)
                .query(Boolean.class)
                .single();
    }
}
