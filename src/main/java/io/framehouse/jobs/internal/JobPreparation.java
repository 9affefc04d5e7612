package io.framehouse.jobs.internal;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Route;
import io.framehouse.jobs.AttemptGivenUp;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.providers.CallbackDoor;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.providers.Submission;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.Wire;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Turns a job into the words of the route it is sent by, pictures included. */
@Component
class JobPreparation {
    private final TeamTransactions transactions;
    private final JobRepository jobs;
    private final Catalog catalog;
    private final ProviderAccounts accounts;
    private final CallbackDoor callbacks;
    private final RequestImages images;

    JobPreparation(
            TeamTransactions transactions,
            JobRepository jobs,
            Catalog catalog,
            ProviderAccounts accounts,
            CallbackDoor callbacks,
            RequestImages images) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.catalog = catalog;
        this.accounts = accounts;
        this.callbacks = callbacks;
        this.images = images;
    }

    Submission prepare(Attempt attempt) {
        Job job = transactions.inTeam(attempt.team(), () -> stillOurs(attempt));
        CatalogModel model =
                catalog.find(job.model())
                        .orElseThrow(() -> new IllegalStateException("No model " + job.model()));
        ProviderAccount account = accounts.get(attempt.account());
        Route route = route(model, job, account);
        ObjectNode sent = images.inline(job.team(), job.parameters());
        return new Submission(
                attempt.attemptId(),
                route.path(),
                route.providerModel(),
                catalog.toProviderWords(model, route, sent),
                callbacks.address(account, attempt.attemptId()).orElse(null),
                attempt.number());
    }

    /** A sender that was asleep for long may have lost its attempt: then nothing may be sent. */
    private Job stillOurs(Attempt attempt) {
        Job job =
                jobs.find(attempt.team(), attempt.job())
                        .orElseThrow(() -> new IllegalStateException("No job " + attempt.job()));
        boolean ours =
                job.state() == JobState.SUBMITTING
                        && jobs.attemptId(attempt.team(), attempt.job())
                                .filter(attempt.attemptId()::equals)
                                .isPresent();
        if (!ours) {
            throw new AttemptGivenUp();
        }
        return job;
    }

    private Route route(CatalogModel model, Job job, ProviderAccount account) {
        String dialect = account.data().dialect();
        String form = Wire.of(account.data().form());
        return catalog.routesFor(model, job.parameters(), dialect, form).stream()
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "No route of " + model.id() + " for " + dialect + ", " + form));
    }
}
