package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.shared.TeamTransactions;
import org.springframework.stereotype.Component;

/** How heavy an attempt will be, told before its pictures are read. */
@Component
class AttemptBytes {
    private final TeamTransactions transactions;
    private final JobRepository jobs;
    private final RequestImages images;

    AttemptBytes(TeamTransactions transactions, JobRepository jobs, RequestImages images) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.images = images;
    }

    long of(Attempt attempt) {
        return transactions
                .inTeam(attempt.team(), () -> jobs.find(attempt.team(), attempt.job()))
                .map(Job::parameters)
                .map(parameters -> images.inlineBytes(attempt.team(), parameters))
                .orElse(0L);
    }
}
