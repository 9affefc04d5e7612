package io.framehouse.gallery.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.teams.TeamErasure;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes a team's copies out of the gallery; their bytes go with all others. */
@Component
class AssetErasure implements TeamErasure {
    private final JdbcClient jdbc;

    AssetErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Step> steps() {
        return List.of(Step.delete(20, "asset"));
    }

    /** A copy that ends later would leave bytes behind. */
    @Override
    public Optional<String> stillUnderWay(TeamId team) {
        boolean copying =
                jdbc.sql(
                                "select exists (select from asset where team_id = :team"
                                        + " and state = 'copying')")
                        .param("team", team.value())
                        .query(Boolean.class)
                        .single();
        return copying ? Optional.of("videos are being stored") : Optional.empty();
    }
}
