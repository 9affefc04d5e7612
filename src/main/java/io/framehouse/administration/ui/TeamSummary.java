package io.framehouse.administration.ui;

import io.framehouse.credits.Balance;
import io.framehouse.storage.StorageSize;
import io.framehouse.storage.StorageUse;
import io.framehouse.teams.Team;

/** A team with its lifetime figures, as one row of the list. */
record TeamSummary(Team team, Balance balance, StorageUse.Use storage) {
    /** {@code 5}, or {@code No limit}. */
    String maxRunning() {
        Integer most = team.data().maxRunningJobs();
        return most == null ? "No limit" : most.toString();
    }

    /** {@code 1.2 GB}, or {@code 1.2 GB of 5.0 GB}. */
    String stored() {
        Long most = storage.maxBytes();
        String bytes = StorageSize.of(storage.bytes());
        return most == null ? bytes : bytes + " of " + StorageSize.of(most);
    }
}
