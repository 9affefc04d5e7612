package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.teams.TeamErasure;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away what a team's people kept of its videos; links to the outside end at once. */
@Component
class KeepingErasure implements TeamErasure {
    private final JdbcClient jdbc;
    private final Clock clock;

    KeepingErasure(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void begin(TeamId team) {
        jdbc.sql(
                        """
                        update gallery_share set revoked_at = :now, revoked_by = 'end of the team'
                        where team_id = :team and revoked_at is null
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("team", team.value())
                .update();
    }

    @Override
    public List<Step> steps() {
        return List.of(
                Step.delete(5, "gallery_favourite"),
                Step.delete(5, "gallery_collection_item"),
                Step.delete(5, "gallery_note"),
                Step.delete(5, "gallery_search"),
                Step.delete(5, "gallery_download"),
                Step.delete(5, "gallery_share"),
                Step.delete(10, "gallery_collection"));
    }
}
