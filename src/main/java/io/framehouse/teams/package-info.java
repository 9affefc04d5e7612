/** Teams, their members, roles and settings. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit", "ui"})
package io.framehouse.teams;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
