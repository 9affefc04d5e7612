package io.framehouse.gateway.rest.dropin;

import io.framehouse.gateway.rest.TeamCaller;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobAssets;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCategory;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.SignedLinks;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Finds tasks of the caller's team by task id, which is our job id. */
@Component
final class DropInTasks {
    /** What callers are told in seconds, and a little more for clocks that differ. */
    static final Duration LINK_TOLD = Duration.ofHours(24);

    private static final Duration LINK_LIFE = LINK_TOLD.plusHours(1);

    private final TeamCaller caller;
    private final Jobs jobs;
    private final JobAssets assets;
    private final SignedLinks links;

    DropInTasks(TeamCaller caller, Jobs jobs, JobAssets assets, SignedLinks links) {
        this.caller = caller;
        this.jobs = jobs;
        this.assets = assets;
        this.links = links;
    }

    DropInTask find(String taskId) {
        TeamId team = caller.team();
        JobId id = JobId.parse(taskId).orElseThrow(() -> unknown(taskId));
        return of(found(id, () -> jobs.get(team, id)));
    }

    /** Asks for its end; like the native call it needs no leave to read. */
    void cancel(String taskId) {
        TeamId team = caller.team();
        JobId id = JobId.parse(taskId).orElseThrow(() -> unknown(taskId));
        found(id, () -> jobs.cancel(team, id));
    }

    DropInTask of(Job job) {
        return new DropInTask(
                job, job.mayHaveCopies() ? assets.of(job.team(), job.id()) : List.of());
    }

    /** A fresh link to a copy: to its bytes, or to the reason why they are gone. */
    String link(DropInTask task, JobAsset asset) {
        return links.link(task.job().team(), "asset", asset.id(), LINK_LIFE);
    }

    /** A fresh link to a copy that is ready; empty text where there is none. */
    String linkIfReady(DropInTask task, String kind) {
        return task.asset(kind)
                .filter(asset -> asset.state().equals("ready"))
                .map(asset -> link(task, asset))
                .orElse("");
    }

    private static Job found(JobId id, Supplier<Job> call) {
        try {
            return call.get();
        } catch (DomainException refusal) {
            throw refusal.code().category() == ErrorCategory.NOT_FOUND
                    ? unknown(id.toString())
                    : refusal;
        }
    }

    static DomainException unknown(String taskId) {
        return new DomainException(
                DropInError.TASK_NOT_FOUND,
                "There is no task '" + taskId + "' of this key's team.");
    }
}
