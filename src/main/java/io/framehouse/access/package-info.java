/** People who sign in, their sessions, API keys and both security filter chains. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "teams", "audit", "api", "ui"})
package io.framehouse.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
