package io.framehouse.jobs.internal;

import io.framehouse.catalog.Quote;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobEvent;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobRow;
import io.framehouse.jobs.Jobs;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.jobs.Submitted;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** The door to jobs: asks who acts, then reads, or hands on to the class of the verb. */
@Service
class JobsService implements Jobs {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final JobSubmission submission;
    private final JobCancellation cancellation;
    private final JobRepository jobs;
    private final JobListQuery lists;
    private final JobEventRepository events;
    private final JobRequestRepository requests;
    private final JobDrafts drafts;

    JobsService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            JobSubmission submission,
            JobCancellation cancellation,
            JobRepository jobs,
            JobListQuery lists,
            JobEventRepository events,
            JobRequestRepository requests,
            JobDrafts drafts) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.submission = submission;
        this.cancellation = cancellation;
        this.jobs = jobs;
        this.lists = lists;
        this.events = events;
        this.requests = requests;
        this.drafts = drafts;
    }

    @Override
    public Quote quote(TeamId team, String model, ObjectNode parameters) {
        return submission.quote(team, model, parameters);
    }

    @Override
    public Submitted submit(SubmitJob wish) {
        return submission.submit(wish);
    }

    @Override
    public Job cancel(TeamId team, JobId id) {
        return cancellation.cancel(team, id);
    }

    @Override
    public Job get(TeamId team, JobId id) {
        currentActor.require(team, Action.VIEW_JOBS);
        return jobs.read(team, id).orElseThrow(() -> DomainException.notFound("job"));
    }

    @Override
    public Page<JobRow> list(TeamId team, JobFilter filter, PageRequest page) {
        return read(team, () -> lists.rows(team, filter, page));
    }

    @Override
    public Page<Job> listFull(TeamId team, JobFilter filter, PageRequest page) {
        return read(team, () -> lists.full(team, filter, page));
    }

    @Override
    public List<JobEvent> events(TeamId team, JobId id) {
        get(team, id);
        return read(team, () -> events.list(team, id));
    }

    @Override
    public Optional<Original> original(TeamId team, JobId id) {
        return read(team, () -> requests.original(team, id));
    }

    @Override
    public Optional<String> payload(TeamId team, JobId id) {
        currentActor.require(team, Action.VIEW_JOBS);
        return requests.payload(team, id);
    }

    @Override
    public OpenCount countOpen(TeamId team) {
        return read(team, () -> lists.countOpen(team));
    }

    @Override
    public Optional<ObjectNode> draft(TeamId team) {
        return drafts.find(team);
    }

    @Override
    public void keepDraft(TeamId team, ObjectNode draft) {
        drafts.keep(team, draft);
    }

    private <T> T read(TeamId team, Supplier<T> query) {
        currentActor.require(team, Action.VIEW_JOBS);
        return transactions.inTeam(team, query);
    }
}
