/** The words every module speaks: ids, credits, actors, errors, pages and team transactions. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.framehouse.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
