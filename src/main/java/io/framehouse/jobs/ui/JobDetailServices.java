package io.framehouse.jobs.ui;

import io.framehouse.catalog.Catalog;
import io.framehouse.credits.Ledger;
import io.framehouse.jobs.Batches;
import io.framehouse.jobs.JobAssets;
import io.framehouse.jobs.JobCallbacks;
import io.framehouse.jobs.Jobs;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.Uploads;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the detail of a job asks of the modules. */
@Component
record JobDetailServices(
        Jobs jobs,
        Batches batches,
        JobAssets assets,
        ObjectProvider<JobCallbacks> callbacks,
        Ledger ledger,
        Catalog catalog,
        Uploads uploads,
        UseLastFrame lastFrame,
        SignedLinks links,
        Clock clock) {}
