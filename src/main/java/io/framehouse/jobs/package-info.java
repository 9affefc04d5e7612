/** Video jobs: quote, submission, the state machine, cancellation, timeline and usage records. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "teams",
            "access",
            "catalog",
            "catalog :: screens",
            "credits",
            "credits :: ui",
            "providers",
            "storage",
            "outbound",
            "audit",
            "ui"
        })
package io.framehouse.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
