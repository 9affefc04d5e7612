package io.framehouse.administration.ui;

import io.framehouse.credits.Balance;
import io.framehouse.teams.Team;

/** A team with its lifetime figures, as one row of the list. */
record TeamSummary(Team team, Balance balance) {
    /** {@code 5}, or {@code No limit}. */
    String maxRunning() {
        Integer most = team.data().maxRunningJobs();
        return most == null ? "No limit" : most.toString();
    }
}
