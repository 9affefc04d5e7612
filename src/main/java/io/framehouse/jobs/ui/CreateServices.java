package io.framehouse.jobs.ui;

import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.Prices;
import io.framehouse.credits.Budgets;
import io.framehouse.jobs.Batches;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.CurrentActor;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.Uploads;
import io.framehouse.teams.Teams;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the create form asks of the modules. */
@Component
record CreateServices(
        Jobs jobs,
        Batches batches,
        Catalog catalog,
        Allowlist allowlist,
        Prices prices,
        Budgets budgets,
        Uploads uploads,
        SignedLinks links,
        Teams teams,
        CurrentActor currentActor,
        Clock clock) {}
