package io.framehouse.gallery.internal;

import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
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

    /**
     * Held until the end of the transaction, so that it does not become private meanwhile. Somebody
     * else's private one is not found, as everywhere.
     *
     * @throws DomainException WRONG_STATE for one's own private one
     */
    void requireKnown(TeamId team, UUID collection, Actor actor) {
        UserId person = actor.userId();
        String visibility =
                jdbc.sql(
                                """
                                select visibility from gallery_collection
                                where team_id = :team and id = :id
                                  and (visibility = 'team' or owner_id = :person)
                                for share
                                """)
                        .param("team", team.value())
                        .param("id", collection)
                        .param("person", person == null ? null : person.value())
                        .query(String.class)
                        .optional()
                        .orElseThrow(() -> DomainException.notFound("collection"));
        if (visibility.equals("private")) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "Only you see this collection. Let the whole team see it first, then share it.");
        }
    }
}
