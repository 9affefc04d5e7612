package io.framehouse.reports.ui;

import io.framehouse.reports.ProofFlow;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Optional;

/** Nothing on its way. */
final class NoFlow implements ProofFlow {
    @Override
    public Flow now() {
        return new Flow(List.of(), Optional.empty(), new Copies(0, null));
    }

    @Override
    public List<Line> trail(TeamId team, JobId job) {
        return List.of();
    }
}
