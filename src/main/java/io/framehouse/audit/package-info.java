/**
 * The append-only trail of who changed what: written in the transaction of the change, read by
 * those who run a team or the platform.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "ui"})
package io.framehouse.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
