/** Usage, exports and the proof that every credit adds up. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "teams",
            "credits",
            "providers",
            "storage",
            "audit",
            "outbound",
            "ui"
        })
package io.framehouse.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
