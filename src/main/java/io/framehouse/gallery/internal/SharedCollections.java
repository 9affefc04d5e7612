package io.framehouse.gallery.internal;

import io.framehouse.shared.Actor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which collections a person may hand on; call inside a transaction of the team. */
@Repository
class SharedCollections {
    private final JdbcClient jdbc;

    SharedCollections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody else's private collection is not found, as everywhere. */
    void requireKnown(TeamId team, UUID collection, Actor actor) {
        UserId person = actor.userId();
        boolean known =
                jdbc.sql(
                                "select exists (select from gallery_collection where team_id ="
                                        + " :team and id = :id and (visibility = 'team' or owner_id"
                                        + " = :person))")
                        .param("team", team.value())
                        .param("id", collection)
                        .param("person", person == null ? null : person.value())
                        .query(Boolean.class)
                        .single();
        if (!known) {
            throw DomainException.notFound("collection");
        }
    }
}
