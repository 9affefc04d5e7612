package io.framehouse.gateway.rest.dropin;

import io.framehouse.gateway.TaskTelling;
import io.framehouse.gateway.TaskTelling.Stage;
import io.framehouse.gateway.TaskTellings;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCategory;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What callbacks say: exactly what a read would answer at the same moment. */
@Component
final class DropInTellings implements TaskTellings {
    private static final Duration COVER_PATIENCE = Duration.ofMinutes(1);

    private final Jobs jobs;
    private final DropInTasks tasks;
    private final ViduTasks vidu;
    private final VtrixTasks vtrix;
    private final JsonMapper json;
    private final Clock clock;

    DropInTellings(
            Jobs jobs,
            DropInTasks tasks,
            ViduTasks vidu,
            VtrixTasks vtrix,
            JsonMapper json,
            Clock clock) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.vidu = vidu;
        this.vtrix = vtrix;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Optional<TaskTelling> tell(String dialect, TeamId team, JobId id) {
        return find(team, id)
                .map(tasks::of)
                .map(task -> {
                    Object body =
                            switch (dialect) {
                                case ViduErrorForm.DIALECT -> vidu.result(task);
                                case VtrixErrorForm.DIALECT -> vtrix.task(task);
                                default ->
                                        throw new IllegalArgumentException(
                                                "The dialect " + dialect + " has no callbacks");
                            };
                    return new TaskTelling(stage(task), json.writeValueAsString(body));
                });
    }

    /** The end is told once, so it waits a little for the cover that a later read would show. */
    private Stage stage(DropInTask task) {
        return switch (task.phase()) {
            case WAITING -> Stage.WAITING;
            case WORKING -> Stage.WORKING;
            case DONE -> isSettling(task) ? Stage.SETTLING : Stage.ENDED;
            case FAILED -> Stage.ENDED;
        };
    }

    private boolean isSettling(DropInTask task) {
        Instant playable = task.asset("video").map(JobAsset::readyAt).orElse(null);
        return playable != null
                && clock.instant().isBefore(playable.plus(COVER_PATIENCE))
                && task.assets().stream().anyMatch(asset -> asset.state().equals("copying"));
    }

    private Optional<Job> find(TeamId team, JobId id) {
        try {
            return Optional.of(jobs.get(team, id));
        } catch (DomainException refusal) {
            if (refusal.code().category() == ErrorCategory.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}
