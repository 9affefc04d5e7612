/** Models as data: parameter rules, routes, prices over time and allowlists. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "teams", "audit", "ui"})
package io.framehouse.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
