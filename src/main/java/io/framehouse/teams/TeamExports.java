package io.framehouse.teams;

import io.framehouse.shared.TeamId;
import java.util.List;

/** All of a team's data as one file, for its owners. Every method checks the current actor. */
public interface TeamExports {
    /** The topic of the live signal that a file is ready, or could not be made. */
    String TOPIC = "export";

    /** Has a file made; while one is being made, that one is the answer. */
    TeamExport ask(TeamId team);

    /** Newest first, at most 20. */
    List<TeamExport> list(TeamId team);
}
