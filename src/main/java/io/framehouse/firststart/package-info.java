/**
 * The first start: demo teams, the sandbox as a provider, and the lines that greet who starts it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "teams",
            "access",
            "catalog",
            "credits",
            "providers",
            "outbound",
            "sandbox"
        })
package io.framehouse.firststart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
