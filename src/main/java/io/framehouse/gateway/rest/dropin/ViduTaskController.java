package io.framehouse.gateway.rest.dropin;

import io.framehouse.jobs.Jobs;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** One task of Vidu's: its result, at the addresses that vendors print, and its end. */
@RestController
class ViduTaskController {
    private final DropInTasks tasks;
    private final ViduTasks vidu;
    private final Jobs jobs;

    ViduTaskController(DropInTasks tasks, ViduTasks vidu, Jobs jobs) {
        this.tasks = tasks;
        this.vidu = vidu;
        this.jobs = jobs;
    }

    @GetMapping({
        "/ent/v2/tasks/{id}/creations",
        "/vidu/ent/v2/tasks/{id}/creations",
        "/vidu/ent/v2/tasks/{id}",
        "/vidu/v1/videos/{id}"
    })
    ViduResult result(@PathVariable String id) {
        return vidu.result(tasks.find(id));
    }

    /** Says {@code {}} once it is cancelled or the provider was asked to. */
    @PostMapping({"/ent/v2/tasks/{id}/cancel", "/vidu/ent/v2/tasks/{id}/cancel"})
    Map<String, String> cancel(@PathVariable String id) {
        tasks.cancel(id);
        return Map.of();
    }
}
