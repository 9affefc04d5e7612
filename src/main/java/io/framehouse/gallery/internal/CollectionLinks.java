package io.framehouse.gallery.internal;

import io.framehouse.audit.AuditTrail;
import io.framehouse.audit.AuditTrail.Change;
import io.framehouse.shared.Actor;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Ends the links that show a collection outside; call inside a transaction of the team that holds
 * the collection, so that none is made meanwhile.
 */
@Repository
class CollectionLinks {
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    CollectionLinks(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * Ends those that still open, each with an entry in the trail.
     *
     * @param why as the trail tells it, without the name of the collection
     */
    void end(TeamId team, UUID collection, Actor actor, Instant now, String why) {
        for (UUID share : ended(team, collection, actor.label(), now)) {
            audit.record(
                    team,
                    new Change(
                            "share.revoked", "share", share.toString(), Map.of(), Map.of(), why));
        }
    }

    private List<UUID> ended(TeamId team, UUID collection, String by, Instant now) {
        return jdbc.sql(
                        """
                        update gallery_share set revoked_at = :now, revoked_by = :by
                        where team_id = :team and collection_id = :collection
                          and revoked_at is null and expires_at > :now
                        returning id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("team", team.value())
                .param("collection", collection)
                .query(UUID.class)
                .list();
    }
}
