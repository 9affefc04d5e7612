package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.teams.TeamErasure;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes a team's copies out of the gallery; their bytes go with all others. */
@Component
class AssetErasure implements TeamErasure {
    private final JdbcClient jdbc;
    private final Clock clock;

    AssetErasure(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Step> steps() {
        return List.of(Step.delete(20, "asset"));
    }

    /** A copy that ends later would leave bytes behind; a preview is not waited for to begin. */
    @Override
    public Optional<String> stillUnderWay(TeamId team) {
        boolean copying =
                jdbc.sql(
                                "select exists (select from asset where team_id = :team"
                                        + " and state = 'copying'"
                                        + " and (kind <> 'preview' or lease_until > :now))")
                        .param("team", team.value())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .single();
        return copying ? Optional.of("videos are being stored") : Optional.empty();
    }
}
