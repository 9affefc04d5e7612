package io.framehouse.gallery.internal;

import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.BlobLoss;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells copies whose stored file is missing as failed, until it is back or copied again. */
@Component
class AssetLoss implements BlobLoss {
    private static final String REASON =
            "The stored file is missing. Retry the copy while the provider still has it, or have it"
                    + " restored from a backup.";

    private final JdbcClient jdbc;
    private final GalleryItems items;
    private final CopyNews news;
    private final AssetRepository assets;
    private final LiveFeed feed;
    private final Clock clock;

    AssetLoss(
            JdbcClient jdbc,
            GalleryItems items,
            CopyNews news,
            AssetRepository assets,
            LiveFeed feed,
            Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.news = news;
        this.assets = assets;
        this.feed = feed;
        this.clock = clock;
    }

    private record Lost(UUID id, JobId job, String kind) {}

    @Override
    public void missing(TeamId team, String blobKey) {
        tell(
                team,
                change(
                        """
                        update asset set state = 'failed', reason = :reason
                        where team_id = :team and blob_key = :key and state = 'ready'
                        returning id, job_id, kind
                        """,
                        team,
                        blobKey));
    }

    /** Also where a retry failed meanwhile for another reason, or still waits for its turn. */
    @Override
    public void back(TeamId team, String blobKey) {
        List<Lost> back =
                change(
                        """
                        update asset set state = 'ready', reason = null, next_attempt_at = null
                        where team_id = :team and blob_key = :key
                          and (state = 'failed' or state = 'copying' and lease_until is null)
                        returning id, job_id, kind
                        """,
                        team,
                        blobKey);
        tell(team, back);
        for (Lost one : back) {
            if (one.kind().equals("video")) {
                assets.wakeCover(team, one.job(), clock.instant());
            }
        }
    }

    private List<Lost> change(String statement, TeamId team, String blobKey) {
        return jdbc.sql(statement)
                .param("reason", REASON)
                .param("team", team.value())
                .param("key", blobKey)
                .query((row, number) ->
                        new Lost(
                                row.getObject("id", UUID.class),
                                new JobId(row.getObject("job_id", UUID.class)),
                                row.getString("kind")))
                .list();
    }

    private void tell(TeamId team, List<Lost> changed) {
        for (Lost one : changed) {
            if (one.kind().equals("preview")) {
                assets.video(team, one.job()).ifPresent(video -> news.preview(team, video));
            } else {
                items.changed(team, one.job());
                feed.changed(new LiveFeed.Signal(team, "asset", one.id().toString()));
                news.changed(team, one.job());
            }
        }
    }
}
