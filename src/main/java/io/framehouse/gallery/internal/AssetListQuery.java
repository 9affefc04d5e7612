package io.framehouse.gallery.internal;

import io.framehouse.shared.Cursor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamReads;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
                c.id as cover_id, c.content_type as cover_type
            from asset a
            join job j on j.team_id = a.team_id and j.id = a.job_id
            left join asset c on c.team_id = a.team_id and c.job_id = a.job_id
                and c.kind = 'cover' and c.state = 'ready'
            where a.team_id = :team
            """;

    private final JdbcClient jdbc;
    private final TeamReads reads;

    AssetListQuery(JdbcClient jdbc, TeamReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    /** Videos, newest first, one more than the limit where there are more. */
    List<AssetRow> videos(
            TeamId team,
            @Nullable String text,
            @Nullable String model,
            Optional<Cursor> after,
            int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                and a.kind = 'video'
                                and (cast(:pattern as text) is null or j.prompt ilike :pattern)
                                and (cast(:model as text) is null or j.model = :model)
                                and (cast(:at as timestamptz) is null
                                    or (a.created_at, a.id) < (:at, cast(:after as uuid)))
                                order by a.created_at desc, a.id desc
                                limit :more
                                """)
                .param("team", team.value())
                .param("pattern", pattern(text))
                .param("model", model)
                .param("at", after.map(c -> c.at().atOffset(ZoneOffset.UTC)).orElse(null))
                .param("after", after.map(Cursor::id).orElse(null))
                .param("more", limit + 1)
                .query(AssetRow::of)
                .list();
    }

    Optional<AssetRow> find(TeamId team, UUID asset) {
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
                SELECT + " and a.job_id = any(cast(:jobs as uuid[])) order by a.created_at, a.id",
                Map.of("team", team.value(), "jobs", ids),
                AssetRow::of);
    }

    private static @Nullable String pattern(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String literal = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + literal.replaceAll("\\s+", "%") + "%";
    }
}
