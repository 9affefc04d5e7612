package io.framehouse.gateway.rest.dropin;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Route;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.Jobs;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells tasks as Vtrix does, under Vtrix's name of the model, with the caller's own payload. */
@Component
final class VtrixTasks {
    private final DropInTasks tasks;
    private final Jobs jobs;
    private final Catalog catalog;

    VtrixTasks(DropInTasks tasks, Jobs jobs, Catalog catalog) {
        this.tasks = tasks;
        this.jobs = jobs;
        this.catalog = catalog;
    }

    VtrixTask task(DropInTask task) {
        Job job = task.job();
        return created(task, jobs.payload(job.team(), job.id()).orElse(null));
    }

    /** A task whose payload was just given: who may only create need not be able to read it. */
    VtrixTask created(DropInTask task, @Nullable String payload) {
        String model = task.job().model();
        return VtrixTask.of(
                task, tasks, catalog.find(model).map(VtrixTasks::name).orElse(model), payload);
    }

    private static String name(CatalogModel model) {
        return model.routes().stream()
                .filter(route -> route.dialect().equals(VtrixErrorForm.DIALECT))
                .map(Route::providerModel)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(model.id());
    }
}
