/**
 * What happened, told to whom it concerns: to people in the console and by e-mail, to a team's own
 * programs by webhooks.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "teams",
            "access",
            "catalog",
            "credits",
            "jobs",
            "gallery",
            "audit",
            "outbound",
            "providers",
            "reports",
            "ui"
        })
package io.framehouse.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
