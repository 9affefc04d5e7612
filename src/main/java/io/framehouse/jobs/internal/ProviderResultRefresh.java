package io.framehouse.jobs.internal;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.ResultRefresh;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.Providers;
import io.framehouse.providers.ResultFile;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the provider again for a finished job's file. Money is not touched. */
@Component
class ProviderResultRefresh implements ResultRefresh {
    private final TeamTransactions transactions;
    private final JobRepository jobs;
    private final Providers providers;
    private final Catalog catalog;

    ProviderResultRefresh(
            TeamTransactions transactions,
            JobRepository jobs,
            Providers providers,
            Catalog catalog) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.providers = providers;
        this.catalog = catalog;
    }

    @Override
    public Optional<ResultFile> renew(TeamId team, JobId id) {
        Optional<Job> job = transactions.inTeam(team, () -> jobs.find(team, id));
        return job.flatMap(this::ask);
    }

    private Optional<ResultFile> ask(Job job) {
        AccountId account = job.account();
        String task = job.providerTaskId();
        if (account == null || task == null) {
            return Optional.empty();
        }
        String mode = catalog.find(job.model()).map(CatalogModel::mode).orElse("");
        return providers.poll(account, task, mode) instanceof PollOutcome.Succeeded succeeded
                ? succeeded.files().stream().findFirst()
                : Optional.empty();
    }
}
