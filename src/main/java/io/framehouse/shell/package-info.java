/** The frame around the screens: layout, navigation, team switcher, home and error views. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "teams",
            "access",
            "catalog",
            "credits",
            "providers",
            "jobs",
            "jobs :: screens",
            "gallery",
            "reports",
            "ui"
        })
package io.framehouse.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
