package io.framehouse.gateway.rest.dropin;

import io.framehouse.jobs.Job;
import io.framehouse.jobs.Jobs;
import org.springframework.stereotype.Component;

/** Tells tasks as Vidu does, with the caller's own payload. */
@Component
final class ViduTasks {
    private final DropInTasks tasks;
    private final Jobs jobs;

    ViduTasks(DropInTasks tasks, Jobs jobs) {
        this.tasks = tasks;
        this.jobs = jobs;
    }

    ViduResult result(DropInTask task) {
        Job job = task.job();
        return ViduResult.of(task, tasks, jobs.payload(job.team(), job.id()).orElse(""));
    }
}
