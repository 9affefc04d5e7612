package io.framehouse.teams.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.teams.Retention;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long teams keep things, in their rows. */
@Repository
class RetentionRows {
    private final JdbcClient jdbc;

    RetentionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Retention> find(TeamId team) {
        return jdbc.sql(
                        """
                        select keep_videos_days, keep_uploads_days, keep_requests_days,
                            keep_trash_days
                        from team where id = :team and erasing_at is null
                        """)
                .param("team", team.value())
                .query((row, number) ->
                        new Retention(
                                row.getObject("keep_videos_days", Integer.class),
                                row.getObject("keep_uploads_days", Integer.class),
                                row.getObject("keep_requests_days", Integer.class),
                                row.getInt("keep_trash_days")))
                .optional();
    }

    void change(TeamId team, Retention retention) {
        jdbc.sql(
                        """
                        update team set keep_videos_days = :videos, keep_uploads_days = :uploads,
                            keep_requests_days = :requests, keep_trash_days = :trash
                        where id = :team
                        """)
                .param("videos", retention.videosDays(), Types.INTEGER)
                .param("uploads", retention.uploadsDays(), Types.INTEGER)
                .param("requests", retention.requestsDays(), Types.INTEGER)
                .param("trash", retention.trashDays())
                .param("team", team.value())
                .update();
    }

    /** Teams that do not keep everything: for a transaction of the platform. */
    List<TeamId> teams() {
        return jdbc
                .sql(
                        """
                        select id from team where num_nonnulls(keep_videos_days, keep_uploads_days,
                            keep_requests_days) > 0 and erasing_at is null order by id
                        """)
                .query(UUID.class)
                .list()
                .stream()
                .map(TeamId::new)
                .toList();
    }
}
