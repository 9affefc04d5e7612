package io.framehouse.jobs.ui;

import io.framehouse.catalog.Catalog;
import io.framehouse.jobs.Jobs;
import io.framehouse.shared.CurrentActor;
import io.framehouse.storage.SignedLinks;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the jobs list asks of the modules. */
@Component
record JobListServices(
        Jobs jobs, Catalog catalog, SignedLinks links, CurrentActor currentActor, Clock clock) {}
