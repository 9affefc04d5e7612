package io.framehouse.gateway;

import io.framehouse.catalog.Quote;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobEvent;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobRow;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.Jobs;
import io.framehouse.jobs.JobsError;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.jobs.Submitted;
import io.framehouse.shared.Action;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Cursor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Jobs in memory: remembers wishes, refuses when told to, checks scopes as the real one does. */
class FakeJobs implements Jobs {
    private final CurrentActor currentActor;
    final List<SubmitJob> wishes = new ArrayList<>();
    final List<Job> stored = new ArrayList<>();
    final Map<JobId, String> payloads = new HashMap<>();
    RuntimeException refusal;
    JobFilter lastFilter;

    FakeJobs(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    void reset() {
        wishes.clear();
        stored.clear();
        payloads.clear();
        refusal = null;
    }

    @Override
    public Quote quote(TeamId team, String model, ObjectNode parameters) {
        currentActor.require(team, Action.VIEW_JOBS);
        refuseIfTold();
        Credits total = Credits.parse("48.5");
        return new Quote(
                total,
                List.of(new QuoteLine("5 s", new BigDecimal("5"), Credits.parse("9.7"), total)),
                3,
                Quote.Settlement.QUOTED,
                Instant.parse("2026-05-04T10:05:00Z"));
    }

    @Override
    public Submitted submit(SubmitJob wish) {
        currentActor.require(wish.team(), Action.SUBMIT_JOB);
        refuseIfTold();
        for (int i = 0; i < wishes.size(); i++) {
            SubmitJob before = wishes.get(i);
            if (wish.idempotencyKey() != null
                    && wish.idempotencyKey().equals(before.idempotencyKey())) {
                if (!before.original().equals(wish.original())) {
                    throw new DomainException(
                            JobsError.IDEMPOTENCY_KEY_REUSED, "The key was used.");
                }
                return new Submitted(stored.get(i), false);
            }
        }
        wishes.add(wish);
        JobFixture job = new JobFixture();
        job.id = wish.id() == null ? job.id : wish.id();
        job.model = wish.model();
        job.labels = wish.labels();
        job.costCenter = wish.costCenter();
        job.parameters = JobFixture.object("{\"duration\":5,\"resolution\":\"720p\"}");
        job.parameters.setAll(wish.parameters());
        job.parameters.put("seed", job.parameters.path("seed").asInt(987654321));
        stored.add(job.build());
        if (wish.payload() != null) {
            payloads.put(job.id, wish.payload());
        }
        return new Submitted(stored.getLast(), true);
    }

    private void refuseIfTold() {
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public Job get(TeamId team, JobId id) {
        currentActor.require(team, Action.VIEW_JOBS);
        return stored.stream()
                .filter(job -> job.team().equals(team) && job.id().equals(id))
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("job"));
    }

    @Override
    public Page<JobRow> list(TeamId team, JobFilter filter, PageRequest page) {
        return new Page<>(List.of(), null);
    }

    @Override
    public Page<Job> listFull(TeamId team, JobFilter filter, PageRequest page) {
        currentActor.require(team, Action.VIEW_JOBS);
        lastFilter = filter;
        Optional<Cursor> cursor = Cursor.decode(page.cursor());
        List<Job> rows =
                stored.stream()
                        .filter(job -> job.team().equals(team))
                        .filter(job ->
                                filter.states().isEmpty() || filter.states().contains(job.state()))
                        .toList();
        int start = 0;
        while (cursor.isPresent()
                && start < rows.size()
                && !rows.get(start).id().value().equals(cursor.get().id())) {
            start++;
        }
        int from = cursor.isPresent() ? Math.min(rows.size(), start + 1) : 0;
        return Page.of(
                rows.subList(from, Math.min(rows.size(), from + page.limit() + 1)),
                page.limit(),
                job -> new Cursor(job.createdAt(), job.id().value()).encode());
    }

    @Override
    public List<JobEvent> events(TeamId team, JobId id) {
        Job job = get(team, id);
        return List.of(
                new JobEvent(
                        new UUID(0, 1),
                        job.createdAt(),
                        "held",
                        null,
                        JobState.HELD,
                        "key test",
                        null,
                        job.quote(),
                        null));
    }

    @Override
    public Job cancel(TeamId team, JobId id) {
        currentActor.require(team, Action.CANCEL_JOB);
        Job job = get(team, id);
        if (job.state() != JobState.HELD) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "task state is " + job.state().wire() + ", can not cancel");
        }
        return job;
    }

    @Override
    public Optional<Original> original(TeamId team, JobId id) {
        return Optional.of(new Original("{}", payloads.get(id)));
    }

    @Override
    public OpenCount countOpen(TeamId team) {
        return new OpenCount(0, 0);
    }

    @Override
    public Optional<ObjectNode> draft(TeamId team) {
        return Optional.empty();
    }

    @Override
    public void keepDraft(TeamId team, ObjectNode draft) {}

    @Override
    public Optional<String> payload(TeamId team, JobId id) {
        return original(team, id).map(Original::payload);
    }
}
