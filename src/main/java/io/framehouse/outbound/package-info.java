/** The one guarded HTTP client for addresses given from outside. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package io.framehouse.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
