package io.framehouse.gateway.rest.dropin;

import io.framehouse.catalog.Catalog;
import io.framehouse.gateway.rest.TeamCaller;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCategory;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The team's jobs as Vidu lists tasks. */
@RestController
class ViduTaskListController {
    private final TeamCaller caller;
    private final DropInTasks tasks;
    private final Jobs jobs;
    private final Catalog catalog;
    private final Clock clock;

    ViduTaskListController(
            TeamCaller caller, DropInTasks tasks, Jobs jobs, Catalog catalog, Clock clock) {
        this.caller = caller;
        this.tasks = tasks;
        this.jobs = jobs;
        this.catalog = catalog;
        this.clock = clock;
    }

    @GetMapping({"/ent/v2/tasks", "/vidu/ent/v2/tasks"})
    ListJson list(HttpServletRequest request) {
        TeamId team = caller.team();
        ViduListQuery query = ViduListQuery.read(request, clock);
        if (!query.taskIds().isEmpty()) {
            List<ViduTaskRow> rows =
                    query.taskIds().stream()
                            .flatMap(id -> find(id).stream())
                            .map(this::row)
                            .filter(query::wants)
                            .toList();
            return new ListJson(rows, "");
        }
        Page<Job> page = page(team, query);
        String next = page.nextCursor();
        return new ListJson(
                page.items().stream().map(tasks::of).map(this::row).filter(query::wants).toList(),
                next == null ? "" : next);
    }

    private Optional<DropInTask> find(String id) {
        try {
            return Optional.of(tasks.find(id));
        } catch (DomainException refusal) {
            if (refusal.code().category() == ErrorCategory.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private Page<Job> page(TeamId team, ViduListQuery query) {
        Page<Job> page = page(team, query, query.token());
        for (int skipped = 0; skipped < query.skipPages(); skipped++) {
            if (page.nextCursor() == null) {
                return new Page<>(List.of(), null);
            }
            page = page(team, query, page.nextCursor());
        }
        return page;
    }

    private Page<Job> page(TeamId team, ViduListQuery query, @Nullable String cursor) {
        return jobs.listFull(team, query.filter(), new PageRequest(query.size(), cursor));
    }

    private ViduTaskRow row(DropInTask task) {
        Job job = task.job();
        String model = catalog.find(job.model()).map(ViduWords::model).orElse(job.model());
        String payload = jobs.payload(job.team(), job.id()).orElse("");
        return ViduTaskRow.of(task, tasks, model, payload);
    }

    /** A page of tasks; the token is empty at the end. */
    record ListJson(List<ViduTaskRow> tasks, String nextPageToken) {}
}
