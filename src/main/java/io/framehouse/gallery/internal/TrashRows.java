package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Videos whose time in the trash is over. */
@Repository
class TrashRows {
    /** Its copies are still being made; once they end it goes. A preview is not waited for. */
    private static final String NOT_COPYING =
            """
            not exists (select from asset a where a.team_id = i.team_id and a.job_id = i.job_id
                and a.state = 'copying' and a.kind <> 'preview')
            """;

    private final JdbcClient jdbc;

    TrashRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Teams that have such videos: for a transaction of the platform. */
    List<TeamId> teams(Instant now) {
        return jdbc
                .sql(
                        """
                        select t.id from team t where t.erasing_at is null and exists (
                            select from gallery_item i where i.team_id = t.id
                              and i.trashed_at < cast(:now as timestamptz)
                                  - make_interval(hours => 24 * t.keep_trash_days))
                        order by t.id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list()
                .stream()
                .map(TeamId::new)
                .toList();
    }

    /** Some of a team's, held until the end of the transaction. */
    List<UUID> lockOver(TeamId team, Instant before, int most) {
        return jdbc.sql(
                        "select i.id from gallery_item i where i.team_id = :team"
                                + " and i.trashed_at < :before and "
                                + NOT_COPYING
                                + " order by i.trashed_at limit :most"
                                + " for update of i skip locked")
                .param("team", team.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /**
     * Lets go of their copies, those left out that somebody else holds just now: copies are held
     * before videos elsewhere, so none is waited for here. Answers the keys of the bytes.
     */
    List<String> expire(TeamId team, Collection<UUID> videos, String reason) {
        return jdbc
                .sql(
                        """
                        with over as materialized (
                            select a.id, a.blob_key from asset a
                            where a.team_id = :team
                              and (a.state in ('ready', 'failed')
                                  or a.kind = 'preview' and a.state = 'copying')
                              and a.job_id in (select i.job_id from gallery_item i
                                  where i.team_id = :team and i.id = any (cast(:ids as uuid[])))
                            for update of a skip locked)
                        update asset a set state = 'expired', blob_key = null, source_url = null,
                            reason = :reason, lease_until = null, next_attempt_at = null
                        from over o where a.team_id = :team and a.id = o.id
                        returning coalesce(o.blob_key, '')
                        """)
                .param("team", team.value())
                .param("ids", KeptItems.array(videos))
                .param("reason", reason)
                .query(String.class)
                .list()
                .stream()
                .filter(key -> !key.isEmpty())
                .toList();
    }

    /** Takes those out of the gallery of which no copy is left. */
    int forget(TeamId team, Collection<UUID> videos) {
        return jdbc.sql(
                        """
                        delete from gallery_item i
                        where i.team_id = :team and i.id = any (cast(:ids as uuid[]))
                          and not exists (select from asset a where a.team_id = i.team_id
                              and a.job_id = i.job_id and a.state <> 'expired')
                        """)
                .param("team", team.value())
                .param("ids", KeptItems.array(videos))
                .update();
    }
}
