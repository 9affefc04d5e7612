/** What a provider is to us: the dialect interface, accounts and their encrypted keys. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "audit", "ui"})
package io.framehouse.providers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
