package io.framehouse.jobs.internal;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobStream;
import io.framehouse.jobs.StreamPosition;
import io.framehouse.jobs.internal.JobStreamQuery.Line;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Turns lines of the timeline into jobs as they are now. */
@Service
class JobStreamService implements JobStream {
    private static final Duration REACHES_BACK = Duration.ofDays(30);

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final JobStreamQuery query;
    private final Clock clock;

    JobStreamService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            JobStreamQuery query,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.query = query;
        this.clock = clock;
    }

    @Override
    public StreamPosition now(TeamId team) {
        currentActor.require(team, Action.VIEW_JOBS);
        return transactions.inTeam(team, query::now);
    }

    @Override
    public Stretch after(TeamId team, JobFilter filter, StreamPosition position, int limit) {
        currentActor.require(team, Action.VIEW_JOBS);
        return transactions.inTeam(team, () -> read(team, filter, position, limit));
    }

    private Stretch read(TeamId team, JobFilter filter, StreamPosition position, int limit) {
        List<Line> lines = query.lines(team, position, clock.instant().minus(REACHES_BACK), limit);
        List<Line> settled = lines.stream().takeWhile(Line::settled).toList();
        boolean unsettled = settled.size() < lines.size();
        if (settled.isEmpty()) {
            return new Stretch(List.of(), position, false, unsettled);
        }
        return new Stretch(
                changes(team, filter, lastOfEach(settled)),
                settled.getLast().position(),
                settled.size() == limit,
                unsettled);
    }

    /** The last place of each job, in the order of these places. */
    private static Map<JobId, StreamPosition> lastOfEach(List<Line> lines) {
        Map<JobId, StreamPosition> last = new LinkedHashMap<>();
        for (Line line : lines) {
            last.remove(line.job());
            last.put(line.job(), line.position());
        }
        return last;
    }

    private List<Change> changes(
            TeamId team, JobFilter filter, Map<JobId, StreamPosition> positions) {
        // Read after the lines, so each job is at least as far as its line says.
        Map<JobId, Job> jobs =
                query.jobs(team, positions.keySet(), filter).stream()
                        .collect(Collectors.toMap(Job::id, Function.identity()));
        List<Change> changes = new ArrayList<>();
        positions.forEach((id, position) -> {
            Job job = jobs.get(id);
            if (job != null) {
                changes.add(new Change(position, job));
            }
        });
        return changes;
    }
}
