package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.jobs.internal.JobChanges.Columns;
import io.framehouse.providers.TagSearch;
import io.framehouse.shared.TeamTransactions;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Applies what came of looking for a submit that nobody answered, and keeps it as evidence. */
@Component
class JobSearches {
    private final TeamTransactions transactions;
    private final JobRepository jobs;
    private final JobChanges changes;
    private final JobPolls polls;
    private final JobLosses losses;
    private final EvidenceRows evidence;
    private final PersonDeadline deadline;

    JobSearches(
            TeamTransactions transactions,
            JobRepository jobs,
            JobChanges changes,
            JobPolls polls,
            JobLosses losses,
            EvidenceRows evidence,
            PersonDeadline deadline) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.changes = changes;
        this.polls = polls;
        this.losses = losses;
        this.evidence = evidence;
        this.deadline = deadline;
    }

    void searched(Watch watch, TagSearch search, Instant next) {
        transactions.runInTeam(
                watch.team(),
                () -> evidence.searched(watch.team(), watch.job(), search, changes.now()));
        switch (search) {
            case TagSearch.Found(String task) -> polls.recovered(watch, task, next);
            case TagSearch.NoList none -> polls.stillMissing(watch, withoutList(watch, next));
            case TagSearch.Incomplete gone when gone.accountGone() -> accountGone(watch, next);
            case TagSearch.Incomplete incomplete -> polls.stillMissing(watch, next);
            case TagSearch.Absent absent -> polls.stillMissing(watch, next);
        }
    }

    Optional<String> named(Watch watch) {
        return transactions.inTeam(
                watch.team(),
                () ->
                        evidence.find(watch.team(), watch.job())
                                .filter(row ->
                                        Objects.equals(row.namedAttempt(), watch.attemptId()))
                                .map(EvidenceRows.Row::namedTask));
    }

    void checkedName(Watch watch, String taskId, TagSearch answer) {
        transactions.runInTeam(
                watch.team(),
                () ->
                        evidence.checkedName(
                                watch.team(), watch.job(), taskId, answer, changes.now()));
    }

    /**
     * There is nothing to ask: only a callback can tell, until a person is asked. Looking again and
     * again would only keep the reconciler busy.
     */
    private Instant withoutList(Watch watch, Instant next) {
        Instant now = changes.now();
        Instant since = watch.unknownSince() == null ? now : watch.unknownSince();
        Instant ask = deadline.withoutList(since);
        transactions.runInTeam(
                watch.team(), () -> evidence.askPersonAt(watch.team(), watch.job(), ask));
        Instant planned = now.isBefore(ask) ? ask : deadline.rarely(now);
        return planned.isAfter(next) ? planned : next;
    }

    /** Nobody can be asked any more, so the doubt has another reason. */
    private void accountGone(Watch watch, Instant next) {
        if (watch.unknownReason() == UnknownReason.ACCOUNT_GONE) {
            polls.stillMissing(watch, next);
            return;
        }
        transactions.runInTeam(
                watch.team(),
                () -> {
                    Job job = jobs.lock(watch.team(), watch.job()).orElseThrow();
                    if (job.state() == JobState.UNKNOWN && job.providerTaskId() == null) {
                        losses.still(job, UnknownReason.ACCOUNT_GONE, Columns.of().next(next));
                    }
                });
    }
}
