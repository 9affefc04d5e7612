/** Our own copies of videos and covers, and the wall that shows them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "api",
            "audit",
            "teams",
            "access",
            "catalog",
            "jobs",
            "jobs::screens",
            "providers",
            "storage",
            "outbound",
            "ui"
        })
package io.framehouse.gallery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
