package io.framehouse.gateway.internal;

import io.framehouse.jobs.JobCallbacks;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Says of a job how far its caller was told; whoever asks has checked the actor for the job. */
@Service
class CallbackStates implements JobCallbacks {
    private final CallbackRows rows;
    private final TeamTransactions transactions;

    CallbackStates(CallbackRows rows, TeamTransactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public Optional<JobCallback> find(TeamId team, JobId job) {
        return transactions.inTeam(team, () -> rows.state(team, job));
    }
}
