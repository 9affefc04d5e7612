package io.framehouse.jobs.internal;

import io.framehouse.jobs.JobWork;
import io.framehouse.jobs.PollWork;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.Submission;
import io.framehouse.providers.SubmitOutcome;
import io.framehouse.providers.TagSearch;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The reconciler's door to jobs. */
@Service
class JobWorkService implements JobWork, PollWork {
    private final JobDispatch dispatch;
    private final JobPreparation preparation;
    private final JobAttempts attempts;
    private final JobWatches watches;
    private final JobPolls polls;
    private final JobSearches searches;
    private final JobWakes wakes;
    private final PeopleAsked people;
    private final UnchangedPolls unchanged;
    private final SubmitLease lease;
    private final AttemptBytes pictures;

    JobWorkService(
            JobDispatch dispatch,
            JobPreparation preparation,
            JobAttempts attempts,
            JobWatches watches,
            JobPolls polls,
            JobSearches searches,
            JobWakes wakes,
            PeopleAsked people,
            UnchangedPolls unchanged,
            SubmitLease lease,
            AttemptBytes pictures) {
        this.dispatch = dispatch;
        this.preparation = preparation;
        this.attempts = attempts;
        this.watches = watches;
        this.polls = polls;
        this.searches = searches;
        this.wakes = wakes;
        this.people = people;
        this.unchanged = unchanged;
        this.lease = lease;
        this.pictures = pictures;
    }

    @Override
    public List<Attempt> beginAttempts(String node, int limit, Set<AccountId> full) {
        return dispatch.begin(node, limit, full);
    }

    @Override
    public Submission prepare(Attempt attempt) {
        return preparation.prepare(attempt);
    }

    @Override
    public void submitted(Attempt attempt, SubmitOutcome outcome, Instant next) {
        attempts.submitted(attempt, outcome, next);
    }

    @Override
    public void notSendable(Attempt attempt, String why, Instant next) {
        attempts.notSendable(attempt, why, next);
    }

    @Override
    public List<Watch> claimDue(String node, int limit, Duration lease) {
        return watches.claim(node, limit, lease);
    }

    @Override
    public boolean polled(Watch watch, PollOutcome outcome, Instant next) {
        return polls.polled(watch, outcome, next);
    }

    @Override
    public void recovered(Watch watch, String taskId, Instant next) {
        polls.recovered(watch, taskId, next);
    }

    @Override
    public void stillMissing(Watch watch, Instant next) {
        polls.stillMissing(watch, next);
    }

    @Override
    public void searched(Watch watch, TagSearch search, Instant next) {
        searches.searched(watch, search, next);
    }

    @Override
    public Optional<String> namedTask(Watch watch) {
        return searches.named(watch);
    }

    @Override
    public void checkedName(Watch watch, String taskId, TagSearch answer) {
        searches.checkedName(watch, taskId, answer);
    }

    @Override
    public Wake wake(AccountId account, @Nullable UUID attemptId, @Nullable String taskId) {
        return wakes.wake(account, attemptId, taskId);
    }

    @Override
    public int askPeople(int limit) {
        return people.ask(limit);
    }

    @Override
    public void senderLost(Watch watch, Instant next) {
        attempts.senderLost(watch, next);
    }

    @Override
    public List<Due> due(int most) {
        return watches.due(most);
    }

    @Override
    public List<Watch> claim(String node, Collection<Share> shares, Duration lease) {
        return watches.claim(node, shares, lease);
    }

    @Override
    public List<Watch> claimLost(String node, int limit, Duration lease) {
        return watches.claimLost(node, limit, lease);
    }

    @Override
    public void postpone(Watch watch, Instant next) {
        polls.postpone(watch, next);
    }

    @Override
    public Set<UUID> stillSending(Collection<Attempt> attempts) {
        return watches.stillSending(attempts);
    }

    @Override
    public Duration sendingLease() {
        return lease.duration();
    }

    @Override
    public long bytesOf(Attempt attempt) {
        return pictures.of(attempt);
    }

    @Override
    public void flush() {
        unchanged.flush();
    }
}
