package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.teams.Retention;
import io.framehouse.teams.TeamKeeping;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets go of private collections whose owner left the team: nobody else sees them. Whoever comes
 * back in time, because a sign-in provider lost them for a day or they were invited again, finds
 * theirs as they were.
 *
 * @see "Decision 0037: what people keep of videos"
 */
@Component
class CollectionKeeping implements TeamKeeping {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final String IN_TEAM =
            """
            exists (select from team_member m
                where m.team_id = c.team_id and m.user_id = c.owner_id)
            """;

    private final JdbcClient jdbc;

    CollectionKeeping(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int letGo(TeamId team, Retention retention, Instant now, int most) {
        notice(team, now.atOffset(ZoneOffset.UTC));
        return jdbc.sql(
                        """
                        delete from gallery_collection where team_id = :team and id in (
                            select id from gallery_collection
                            where team_id = :team and visibility = 'private'
                              and owner_left_at < :before
                            order by owner_left_at limit :most)
                        """)
                .param("team", team.value())
                .param("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }

    /** Notes whose owner is gone since the last round, and forgets it of those who are back. */
    private void notice(TeamId team, OffsetDateTime now) {
        jdbc.sql(
                        """
                        update gallery_collection c set owner_left_at = :now
                        where c.team_id = :team and c.visibility = 'private'
                          and c.owner_left_at is null and not
                        """
                                + IN_TEAM)
                .param("now", now)
                .param("team", team.value())
                .update();
        jdbc.sql(
                        """
                        update gallery_collection c set owner_left_at = null
                        where c.team_id = :team and c.owner_left_at is not null and
                        """
                                + IN_TEAM)
                .param("team", team.value())
                .update();
    }
}
