/** Screens of the platform's admins over teams, their credits, limits and models. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "teams",
            "access",
            "catalog",
            "credits",
            "credits :: ui",
            "storage",
            "ui"
        })
package io.framehouse.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
