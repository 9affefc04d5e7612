package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.BlobReferences;
import io.framehouse.storage.BlobRemovals;
import io.framehouse.teams.Retention;
import io.framehouse.teams.TeamKeeping;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets go of copies whose time is over: what they were and cost stays, their bytes go. */
@Component
class AssetKeeping implements TeamKeeping, BlobReferences {
    private final JdbcClient jdbc;
    private final BlobRemovals removals;
    private final GalleryItems items;

    AssetKeeping(JdbcClient jdbc, BlobRemovals removals, GalleryItems items) {
        this.jdbc = jdbc;
        this.removals = removals;
        this.items = items;
    }

    /** A copy that is no more. */
    private record Gone(UUID asset, String blobKey) {}

    @Override
    public int letGo(TeamId team, Retention retention, Instant now, int most) {
        Integer days = retention.videosDays();
        if (days == null) {
            return 0;
        }
        List<Gone> gone = expire(team, days, Retention.before(now, days), most);
        items.expired(team, gone.stream().map(Gone::asset).toList());
        removals.later(team, gone.stream().map(Gone::blobKey).toList());
        return gone.size();
    }

    private List<Gone> expire(TeamId team, int days, Instant before, int most) {
        return jdbc.sql(
                        """
                        with over as materialized (
                            select id, blob_key from asset
                            where team_id = :team and state = 'ready' and ready_at < :before
                            order by ready_at limit :most for update skip locked)
                        update asset a set state = 'expired', blob_key = null, source_url = null,
                            reason = :reason
                        from over o where a.team_id = :team and a.id = o.id
                        returning a.id, o.blob_key
                        """)
                .param("team", team.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .param(
                        "reason",
                        "It was kept for %s, as the team's settings say, and is gone for good."
                                .formatted(days == 1 ? "1 day" : days + " days"))
                .query((row, number) ->
                        new Gone(row.getObject("id", UUID.class), row.getString("blob_key")))
                .list();
    }

    @Override
    public boolean uses(TeamId team, String blobKey) {
        return jdbc.sql(
                        "select exists (select from asset where team_id = :team"
                                + " and blob_key = :key)")
                .param("team", team.value())
                .param("key", blobKey)
                .query(Boolean.class)
                .single();
    }
}
