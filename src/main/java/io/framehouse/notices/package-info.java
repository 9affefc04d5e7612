/** What happened, told to the people it concerns: in the console and by e-mail. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "teams",
            "access",
            "catalog",
            "credits",
            "jobs",
            "providers",
            "reports",
            "ui"
        })
package io.framehouse.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
