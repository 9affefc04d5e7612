/** The frame around the screens: layout, navigation, team switcher, home and error views. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "teams",
            "access",
            "catalog",
            "credits",
            "credits :: ui",
            "providers",
            "jobs",
            "jobs :: screens",
            "gallery",
            "reports",
            "notices",
            "notices::screens",
            "ui"
        })
package io.framehouse.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
