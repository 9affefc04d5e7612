/** The HTTP API: native, admin and the providers' own drop-in forms. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "teams",
            "access",
            "catalog",
            "credits",
            "providers",
            "storage",
            "jobs",
            "gallery",
            "reports",
            "outbound",
            "notices",
            "audit",
            "api"
        })
package io.framehouse.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
