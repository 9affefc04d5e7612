package io.framehouse.gallery.internal;

import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps the gallery's own rows in step with the copies; call in the transaction that changes the
 * copy, so that no page of the wall tells of something else than the copy does.
 */
@Repository
class GalleryItems {
    private final JdbcClient jdbc;

    GalleryItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The job's video is in the gallery with words and labels; again changes nothing. */
    void noted(TeamId team, JobId job) {
        jdbc.sql("call gallery_note_item(:team, :job)")
                .param("team", team.value())
                .param("job", job.value())
                .update();
    }

    /** The copy of a job's video has another state now. */
    void changed(TeamId team, JobId job) {
        jdbc.sql(
                        """
                        update gallery_item i set state = a.state, sound = a.sound,
                            duration_ms = least(coalesce(a.duration_ms, 0), 2147483647),
                            aspect = gallery_aspect(i.aspect, a.width, a.height),
                            cost_micros = coalesce(j.settled_micros, j.quote_micros)
                        from asset a
                        join job j on j.team_id = a.team_id and j.id = a.job_id
                        where i.team_id = :team and i.job_id = :job
                          and a.team_id = :team and a.id = i.id
                        """)
                .param("team", team.value())
                .param("job", job.value())
                .update();
    }

    /** The time of these copies is over; those that are no videos are passed over. */
    void expired(TeamId team, Collection<UUID> assets) {
        jdbc.sql(
                        """
                        update gallery_item set state = 'expired'
                        where team_id = :team and id = any (cast(:ids as uuid[]))
                        """)
                .param("team", team.value())
                .param("ids", array(assets))
                .update();
    }

    /** As PostgreSQL reads an array of ids. */
    static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
