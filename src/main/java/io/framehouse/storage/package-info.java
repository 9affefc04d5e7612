/** Blobs, uploads, signed links and a look inside media files. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "teams", "audit", "outbound", "api", "ui"})
package io.framehouse.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
