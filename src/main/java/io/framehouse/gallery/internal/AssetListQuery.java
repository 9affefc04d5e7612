package io.framehouse.gallery.internal;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamReads;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads assets with what their jobs say; call inside a transaction of the team. */
@Repository
class AssetListQuery {
    private static final String SELECT =
            """
            select a.id, a.job_id, a.kind, a.state, a.reason, a.blob_key, a.content_type, a.bytes,
                a.sha256, a.width, a.height, a.duration_ms, a.sound, a.created_at, a.ready_at,
                j.prompt, j.model, j.submitter, coalesce(j.settled_micros, j.quote_micros) as micros,
                c.id as cover_id, c.content_type as cover_type, t.trashed_at
            from asset a
            join job j on j.team_id = a.team_id and j.id = a.job_id
            left join asset c on c.team_id = a.team_id and c.job_id = a.job_id
                and c.kind = 'cover' and c.state = 'ready'
            left join gallery_item t on t.team_id = a.team_id and t.job_id = a.job_id
            where a.team_id = :team
            """;

    private final JdbcClient jdbc;
    private final TeamReads reads;

    AssetListQuery(JdbcClient jdbc, TeamReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    Optional<AssetRow> find(TeamId team, UUID asset) {
        return jdbc.sql(SELECT + " and a.kind <> 'preview' and a.id = :id")
                .param("team", team.value())
                .param("id", asset)
                .query(AssetRow::of)
                .optional();
    }

    /** Whatever has bytes behind a signed link, previews too. */
    Optional<AssetRow> media(TeamId team, UUID asset) {
        return jdbc.sql(SELECT + " and a.id = :id")
                .param("team", team.value())
                .param("id", asset)
                .query(AssetRow::of)
                .optional();
    }

    /** In one round trip; needs no transaction around it. */
    List<AssetRow> ofJobs(TeamId team, Collection<JobId> jobs) {
        String ids = jobs.stream().map(JobId::toString).collect(Collectors.joining(",", "{", "}"));
        return reads.list(
                team,
                SELECT
                        + " and a.kind <> 'preview' and a.job_id = any(cast(:jobs as uuid[]))"
                        + " order by a.created_at, a.id",
                Map.of("team", team.value(), "jobs", ids),
                AssetRow::of);
    }
}
