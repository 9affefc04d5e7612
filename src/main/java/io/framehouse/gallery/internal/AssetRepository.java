package io.framehouse.gallery.internal;

import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The copies that a job has or is to get; what becomes of one that is being made is in {@link
 * CopyRepository}. Call inside a transaction of the team.
 */
@Repository
class AssetRepository {
    private final JdbcClient jdbc;
    private final GalleryItems items;

    AssetRepository(JdbcClient jdbc, GalleryItems items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    /**
     * Adds a copy to be made; nothing happens where the job has one of that kind.
     *
     * @param due null for never, until something else makes it due
     */
    void insert(
            TeamId team,
            JobId job,
            AssetKind kind,
            @Nullable String sourceUrl,
            @Nullable Instant due,
            Instant now) {
        jdbc.sql(
                        """
                        insert into asset (team_id, id, job_id, kind, source_url, next_attempt_at,
                            created_at)
                        values (:team, :id, :job, :kind, :url, cast(:due as timestamptz), :now)
                        on conflict (team_id, job_id, kind) do nothing
                        """)
                .param("team", team.value())
                .param("id", Ids.next())
                .param("job", job.value())
                .param("kind", Wire.of(kind))
                .param("url", sourceUrl)
                .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (kind == AssetKind.VIDEO) {
            items.noted(team, job);
        }
    }

    /** Notes a video that will not come; nothing happens where the job has one. */
    void insertMissing(TeamId team, JobId job, String reason, Instant now) {
        jdbc.sql(
                        """
                        insert into asset (team_id, id, job_id, kind, state, reason, created_at)
                        values (:team, :id, :job, 'video', 'failed', :reason, :now)
                        on conflict (team_id, job_id, kind) do nothing
                        """)
                .param("team", team.value())
                .param("id", Ids.next())
                .param("job", job.value())
                .param("reason", reason)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        items.noted(team, job);
    }

    /** A video that was noted as missing is there after all and can be copied. */
    void giveSource(TeamId team, JobId job, String url, Instant now) {
        jdbc.sql(
                        """
                        update asset set state = 'copying', source_url = :url, reason = null,
                            attempts = 0, spared = 0, next_attempt_at = :now
                        where team_id = :team and job_id = :job and kind = 'video'
                          and state = 'failed' and source_url is null
                        """)
                .param("url", url)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("team", team.value())
                .param("job", job.value())
                .update();
        items.changed(team, job);
    }

    /** Replaces a link that is over, wherever this kind of copy is still to be made. */
    void renewSource(TeamId team, JobId job, AssetKind kind, String url) {
        jdbc.sql(
                        """
                        update asset set source_url = :url
                        where team_id = :team and job_id = :job and kind = :kind
                          and state = 'copying' and source_url is not null
                        """)
                .param("url", url)
                .param("team", team.value())
                .param("job", job.value())
                .param("kind", Wire.of(kind))
                .update();
    }

    /** The state of the job's video, whose row is locked until the end of the transaction. */
    String lockVideo(TeamId team, JobId job) {
        return jdbc.sql(
                        """
                        select state from asset
                        where team_id = :team and job_id = :job and kind = 'video' for update
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .query(String.class)
                .optional()
                .orElse("failed");
    }

    /** The video is there: a cover that waits for it may be made. */
    void wakeCover(TeamId team, JobId job, Instant now) {
        jdbc.sql(
                        """
                        update asset set next_attempt_at = :now
                        where team_id = :team and job_id = :job and kind = 'cover'
                          and state = 'copying' and source_url is null and lease_until is null
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("team", team.value())
                .param("job", job.value())
                .update();
    }

    /** A preview is to be made of the video that is there, unless one is being made. */
    void wakePreview(TeamId team, JobId job, Instant now) {
        jdbc.sql(
                        """
                        insert into asset (team_id, id, job_id, kind, next_attempt_at, created_at,
                            reason)
                        values (:team, :id, :job, 'preview', :now, :now, (
                            select :full from team
                            where id = :team and storage_full_at is not null))
                        on conflict (team_id, job_id, kind) do update
                            set state = 'copying', reason = excluded.reason, attempts = 0,
                                spared = 0, next_attempt_at = excluded.next_attempt_at
                            where asset.state = 'failed'
                               or asset.state = 'copying' and asset.lease_until is null
                        """)
                .param("full", Previews.TEAM_IS_FULL)
                .param("team", team.value())
                .param("id", Ids.next())
                .param("job", job.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The video that a preview is of. */
    Optional<UUID> video(TeamId team, JobId job) {
        return jdbc.sql(
                        """
                        select id from asset
                        where team_id = :team and job_id = :job and kind = 'video'
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .query(UUID.class)
                .optional();
    }

    /** The video will not come: nor will a cover that waits for it. */
    void failWaitingCover(TeamId team, JobId job, String reason) {
        jdbc.sql(
                        """
                        update asset set state = 'failed', reason = :reason, next_attempt_at = null
                        where team_id = :team and job_id = :job and kind = 'cover'
                          and state = 'copying' and source_url is null
                        """)
                .param("reason", reason)
                .param("team", team.value())
                .param("job", job.value())
                .update();
    }

    /**
     * Makes all failed copies of a job due again but a video that never was; how many there were.
     */
    int retryFailed(TeamId team, JobId job, Instant now) {
        int again =
                jdbc.sql(
                                """
                                update asset set state = 'copying', reason = null, attempts = 0,
                                    spared = 0, lease_until = null, next_attempt_at = case
                                        when source_url is not null then cast(:now as timestamptz)
                                        when exists (select from asset video
                                            where video.team_id = asset.team_id
                                              and video.job_id = asset.job_id
                                              and video.kind = 'video' and video.state = 'ready')
                                        then cast(:now as timestamptz) end
                                where team_id = :team and job_id = :job and state = 'failed'
                                  and (kind <> 'video' or source_url is not null)
                                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("team", team.value())
                        .param("job", job.value())
                        .update();
        items.changed(team, job);
        return again;
    }

    /** The blob of the job's video; null until it is ready. */
    @Nullable String videoBlob(TeamId team, UUID job) {
        return jdbc.sql(
                        """
                        select blob_key from asset
                        where team_id = :team and job_id = :job and kind = 'video'
                          and state = 'ready'
                        """)
                .param("team", team.value())
                .param("job", job)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
