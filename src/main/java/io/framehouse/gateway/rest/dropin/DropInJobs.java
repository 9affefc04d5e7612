package io.framehouse.gateway.rest.dropin;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.gateway.CallerCallbacks;
import io.framehouse.gateway.rest.TeamCaller;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.Jobs;
import io.framehouse.jobs.SubmitJob;
import io.framehouse.shared.Action;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Turns create calls of any dialect into jobs. */
@Component
final class DropInJobs {
    private final TeamCaller caller;
    private final Catalog catalog;
    private final Jobs jobs;
    private final CallerCallbacks callbacks;
    private final PresentedKey key;

    DropInJobs(
            TeamCaller caller,
            Catalog catalog,
            Jobs jobs,
            CallerCallbacks callbacks,
            PresentedKey key) {
        this.caller = caller;
        this.catalog = catalog;
        this.jobs = jobs;
        this.callbacks = callbacks;
        this.key = key;
    }

    Job submit(DropInCall call) {
        TeamId team = caller.teamFor(Action.SUBMIT_JOB);
        CatalogModel model =
                catalog.findByCall(call.dialect(), call.path(), call.providerModel())
                        .orElseThrow(() -> unknown(call));
        ObjectNode words =
                catalog.toOurWords(
                        model, call.dialect(), Tolerance.withoutNulls(call.parameters()));
        SubmitJob wish = wish(team, model, call, Tolerance.fit(model, call, words));
        String url = call.callbackUrl();
        return url == null ? jobs.submit(wish).job() : promised(call, url, wish);
    }

    /** The promise comes first: a job without it could never keep it. */
    private Job promised(DropInCall call, String url, SubmitJob wish) {
        JobId id = JobId.random();
        callbacks.promise(wish.team(), id, call.dialect(), url, key.text());
        try {
            return jobs.submit(wish.withId(id)).job();
        } catch (DomainException refusal) {
            callbacks.withdraw(wish.team(), id);
            throw refusal;
        }
    }

    private static SubmitJob wish(
            TeamId team, CatalogModel model, DropInCall call, ObjectNode parameters) {
        return new SubmitJob(
                team,
                model.id(),
                parameters,
                null,
                List.of(),
                null,
                call.original(),
                null,
                call.dialect(),
                call.payload(),
                call.callbackUrl(),
                null);
    }

    private static DomainException unknown(DropInCall call) {
        String name = call.providerModel() == null ? call.path() : call.providerModel();
        return new DomainException(
                DropInError.MODEL_NOT_FOUND,
                "There is no model '" + name + "' for this call.",
                Map.of("model", name));
    }
}
