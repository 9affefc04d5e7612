package io.framehouse.gateway.rest.dropin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.TraceId;
import io.framehouse.catalog.Catalog;
import io.framehouse.jobs.Job;
import io.framehouse.shared.DomainException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The routers' calls: one path a model, one for results. */
@RestController
@RequestMapping("/v3/async")
class RoutersController {
    private final DropInJobs jobs;
    private final DropInTasks tasks;
    private final Catalog catalog;

    RoutersController(DropInJobs jobs, DropInTasks tasks, Catalog catalog) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.catalog = catalog;
    }

    @PostMapping("/{model}")
    CreatedJson create(@PathVariable String model, JsonBody body, HttpServletRequest request) {
        Job job =
                jobs.submit(DropInCall.plain(RoutersErrorForm.DIALECT, "/v3/async/" + model, body));
        return new CreatedJson(job.id().toString(), TraceId.of(request));
    }

    @GetMapping("/task-result")
    RoutersResult result(
            @RequestParam(name = "task_id", required = false) @Nullable String taskId) {
        if (taskId == null || taskId.isEmpty()) {
            throw DomainException.invalid(
                    "task_id", "required", "task_id is missing; give it as ?task_id=….");
        }
        DropInTask task = tasks.find(taskId);
        boolean ofText =
                catalog.find(task.job().model())
                        .filter(model -> model.mode().equals("text2video"))
                        .isPresent();
        return RoutersResult.of(task, tasks, ofText);
    }

    /**
     * A task taken.
     *
     * @param providerRequestId for support: the id under which our log knows the call
     */
    record CreatedJson(String taskId, String providerRequestId) {}
}
