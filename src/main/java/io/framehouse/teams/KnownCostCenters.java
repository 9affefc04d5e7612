package io.framehouse.teams;

import io.framehouse.shared.TeamId;
import java.util.List;

/** Cost centres to choose from, so that one is not written in three ways. */
public interface KnownCostCenters {
    /** Those of the team, of its keys and of its last thousand settled jobs, by name. */
    List<String> of(TeamId team);
}
