/** Our own copies of videos and covers, and the wall that shows them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "teams",
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
