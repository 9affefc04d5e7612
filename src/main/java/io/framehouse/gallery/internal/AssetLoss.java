package io.framehouse.gallery.internal;

import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.BlobLoss;
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
    private final LiveFeed feed;

    AssetLoss(JdbcClient jdbc, GalleryItems items, CopyNews news, LiveFeed feed) {
        this.jdbc = jdbc;
        this.items = items;
        this.news = news;
        this.feed = feed;
    }

    private record Lost(UUID id, JobId job) {}

    @Override
    public void missing(TeamId team, String blobKey) {
        tell(
                team,
                change(
                        """
                        update asset set state = 'failed', reason = :reason
                        where team_id = :team and blob_key = :key and state = 'ready'
                        returning id, job_id
                        """,
                        team,
                        blobKey));
    }

    @Override
    public void back(TeamId team, String blobKey) {
        tell(
                team,
                change(
                        """
                        update asset set state = 'ready', reason = null
                        where team_id = :team and blob_key = :key and state = 'failed'
                          and reason = :reason
                        returning id, job_id
                        """,
                        team,
                        blobKey));
    }

    private List<Lost> change(String statement, TeamId team, String blobKey) {
        return jdbc.sql(statement)
                .param("reason", REASON)
                .param("team", team.value())
                .param("key", blobKey)
                .query((row, number) ->
                        new Lost(
                                row.getObject("id", UUID.class),
                                new JobId(row.getObject("job_id", UUID.class))))
                .list();
    }

    private void tell(TeamId team, List<Lost> changed) {
        for (Lost one : changed) {
            items.changed(team, one.job());
            feed.changed(new LiveFeed.Signal(team, "asset", one.id().toString()));
            news.changed(team, one.job());
        }
    }
}
