package io.framehouse.jobs.internal;

import io.framehouse.jobs.JobNotes;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Writes lines of others into the timeline. */
@Service
class JobNotesService implements JobNotes {
    private final JobEventRepository events;
    private final TeamTransactions transactions;
    private final CurrentActor currentActor;
    private final LiveFeed live;
    private final Clock clock;

    JobNotesService(
            JobEventRepository events,
            TeamTransactions transactions,
            CurrentActor currentActor,
            LiveFeed live,
            Clock clock) {
        this.events = events;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public void note(TeamId team, JobId job, String word) {
        String actor = currentActor.get().label();
        JobEventRepository.Line line =
                new JobEventRepository.Line(
                        clock.instant(), word, null, null, actor, null, null, null);
        transactions.runInTeam(
                team,
                () -> {
                    events.append(team, job, line);
                    live.changed(new LiveFeed.Signal(team, "job", job.toString()));
                });
    }
}
