package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.teams.Retention;
import io.framehouse.teams.TeamKeeping;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets go of links that ended long ago; that they were is in the audit log. */
@Component
class ShareKeeping implements TeamKeeping {
    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;

    ShareKeeping(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int letGo(TeamId team, Retention retention, Instant now, int most) {
        return jdbc.sql(
                        """
                        delete from gallery_share where team_id = :team and id in (
                            select id from gallery_share
                            where team_id = :team and expires_at < :before
                            order by expires_at limit :most)
                        """)
                .param("team", team.value())
                .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }
}
