package io.framehouse.jobs.ui;

import io.framehouse.catalog.Quote;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobEvent;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobRow;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.Jobs;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.jobs.Submitted;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Jobs in memory: twelve credits a second, one draft, pages of rows. */
final class FakeJobs implements Jobs {
    final List<SubmitJob> wishes = new ArrayList<>();
    final List<JobRow> rows = new ArrayList<>();
    @Nullable DomainException refusal;
    int secondCredits = 12;
    @Nullable ObjectNode draft;
    @Nullable Job known;

    @Override
    public Quote quote(TeamId team, String model, ObjectNode parameters) {
        Credits total = Credits.of(secondCredits).times(parameters.path("duration").asInt(0));
        QuoteLine line = new QuoteLine("seconds", BigDecimal.ONE, total, total);
        return new Quote(total, List.of(line), 1, Quote.Settlement.QUOTED, Instant.MAX);
    }

    @Override
    public Submitted submit(SubmitJob wish) {
        if (refusal != null) {
            throw refusal;
        }
        boolean known =
                wishes.stream()
                        .anyMatch(one ->
                                String.valueOf(one.idempotencyKey()).equals(wish.idempotencyKey()));
        wishes.add(wish);
        return new Submitted(job(wish.team(), wish.model(), wish.parameters()), !known);
    }

    static Job job(TeamId team, String model, ObjectNode parameters) {
        return job(team, model, parameters, List.of());
    }

    static Job job(TeamId team, String model, ObjectNode parameters, List<String> labels) {
        return new Job(
                team,
                JobId.random(),
                model,
                JobState.HELD,
                0,
                parameters,
                null,
                null,
                "Aino K.",
                null,
                labels,
                false,
                5,
                Credits.of(60),
                List.of(),
                1,
                Quote.Settlement.QUOTED,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null);
    }

    @Override
    public Job get(TeamId team, JobId id) {
        if (known == null) {
            throw DomainException.notFound("job");
        }
        return known;
    }

    @Override
    public Page<JobRow> list(TeamId team, JobFilter filter, PageRequest page) {
        String cursor = page.cursor();
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(rows.size(), from + page.limit());
        return new Page<>(rows.subList(from, to), to < rows.size() ? String.valueOf(to) : null);
    }

    @Override
    public Optional<ObjectNode> draft(TeamId team) {
        return Optional.ofNullable(draft);
    }

    @Override
    public void keepDraft(TeamId team, ObjectNode kept) {
        draft = kept;
    }

    @Override
    public Page<Job> listFull(TeamId team, JobFilter filter, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<JobEvent> events(TeamId team, JobId id) {
        return List.of();
    }

    @Override
    public Job cancel(TeamId team, JobId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Original> original(TeamId team, JobId id) {
        return Optional.empty();
    }

    @Override
    public Optional<String> payload(TeamId team, JobId id) {
        return Optional.empty();
    }

    @Override
    public OpenCount countOpen(TeamId team) {
        return new OpenCount(0, 0);
    }
}
