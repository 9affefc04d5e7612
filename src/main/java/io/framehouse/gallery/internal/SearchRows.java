package io.framehouse.gallery.internal;

import io.framehouse.gallery.SavedSearch;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of saved searches; call inside a transaction of the team. */
@Repository
class SearchRows {
    private static final String SELECT =
            """
            select s.id, s.name, s.query, s.shared, s.at,
                coalesce(u.display_name, 'a former member') as owner,
                s.user_id = :person as mine
            from gallery_search s left join app_user u on u.id = s.user_id
            where s.team_id = :team and (s.user_id = :person or s.shared)
            """;

    private final JdbcClient jdbc;

    SearchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SavedSearch> of(TeamId team, UserId person) {
        return select(team, person, " order by lower(s.name), s.id limit 500", new UUID(0, 0));
    }

    Optional<SavedSearch> find(TeamId team, UserId person, UUID id) {
        return select(team, person, " and s.id = :id", id).stream().findFirst();
    }

    private List<SavedSearch> select(TeamId team, UserId person, String which, UUID id) {
        return jdbc.sql(SELECT + which)
                .param("team", team.value())
                .param("person", person.value())
                .param("id", id)
                .query((row, number) ->
                        new SavedSearch(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("query"),
                                row.getBoolean("shared"),
                                row.getString("owner"),
                                row.getBoolean("mine"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    int count(TeamId team, UserId person) {
        return jdbc.sql(
                        "select count(*) from gallery_search where team_id = :team"
                                + " and user_id = :person")
                .param("team", team.value())
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /** The id of the row that has the name now. */
    UUID put(TeamId team, UserId person, SavedSearch search) {
        return jdbc.sql(
                        """
                        insert into gallery_search (team_id, id, user_id, name, query, shared, at)
                        values (:team, :id, :person, :name, :query, :shared, :at)
                        on conflict (team_id, user_id, lower(name)) do update
                            set name = excluded.name, query = excluded.query,
                                shared = excluded.shared, at = excluded.at
                        returning id
                        """)
                .param("team", team.value())
                .param("id", search.id())
                .param("person", person.value())
                .param("name", search.name())
                .param("query", search.query())
                .param("shared", search.shared())
                .param("at", search.at().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void change(TeamId team, UUID id, String name, boolean shared) {
        jdbc.sql(
                        """
                        update gallery_search set name = :name, shared = :shared
                        where team_id = :team and id = :id
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("name", name)
                .param("shared", shared)
                .update();
    }

    void delete(TeamId team, UUID id) {
        jdbc.sql("delete from gallery_search where team_id = :team and id = :id")
                .param("team", team.value())
                .param("id", id)
                .update();
    }
}
