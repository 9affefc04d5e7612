package io.framehouse.gateway.rest.dropin;

import io.framehouse.gateway.TaskTelling;
import io.framehouse.gateway.TaskTelling.Stage;
import io.framehouse.gateway.TaskTellings;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCategory;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What callbacks say: exactly what a read would answer at the same moment. */
@Component
final class DropInTellings implements TaskTellings {
    private final Jobs jobs;
    private final DropInTasks tasks;
    private final ViduTasks vidu;
    private final VtrixTasks vtrix;
    private final JsonMapper json;

    DropInTellings(
            Jobs jobs, DropInTasks tasks, ViduTasks vidu, VtrixTasks vtrix, JsonMapper json) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.vidu = vidu;
        this.vtrix = vtrix;
        this.json = json;
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

    private static Stage stage(DropInTask task) {
        return switch (task.phase()) {
            case WAITING -> Stage.WAITING;
            case WORKING ->
                    task.job().state() == JobState.SUCCEEDED ? Stage.COPYING : Stage.WORKING;
            case DONE, FAILED -> Stage.ENDED;
        };
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
