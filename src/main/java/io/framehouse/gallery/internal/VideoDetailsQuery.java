package io.framehouse.gallery.internal;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what only the panel of one video tells; call inside a transaction of the team. */
@Repository
class VideoDetailsQuery {
    private final JdbcClient jdbc;

    VideoDetailsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the file itself told. */
    record Technics(@Nullable String codec, @Nullable Integer fpsMilli) {}

    Optional<Technics> technics(TeamId team, UUID video) {
        return jdbc.sql(
                        """
                        select codec, fps_milli from asset
                        where team_id = :team and id = :id and kind = 'video'
                        """)
                .param("team", team.value())
                .param("id", video)
                .query((row, number) ->
                        new Technics(
                                row.getString("codec"), row.getObject("fps_milli", Integer.class)))
                .optional();
    }

    /** The jobs of the newest videos that can be played, newest first. */
    List<JobId> latest(TeamId team, int limit) {
        return jdbc.sql(
                        """
                        select job_id from gallery_item
                        where team_id = :team and trashed_at is null and state = 'ready'
                        order by at desc, id desc limit :limit
                        """)
                .param("team", team.value())
                .param("limit", limit)
                .query((row, number) -> new JobId(row.getObject("job_id", UUID.class)))
                .list();
    }

    /** Those of the jobs whose video lies in the trash. */
    Set<JobId> trashed(TeamId team, Collection<JobId> jobs) {
        String ids = jobs.stream().map(JobId::toString).collect(Collectors.joining(",", "{", "}"));
        return jdbc.sql(
                        """
                        select job_id from gallery_item
                        where team_id = :team and job_id = any(cast(:jobs as uuid[]))
                          and trashed_at is not null
                        """)
                .param("team", team.value())
                .param("jobs", ids)
                .query((row, number) -> new JobId(row.getObject("job_id", UUID.class)))
                .set();
    }
}
