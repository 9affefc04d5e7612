/** Decides when a job is sent, asked about and recovered; jobs decides what follows. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "jobs", "providers", "api", "ui"})
package io.framehouse.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
