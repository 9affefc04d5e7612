/** The kit of HTTP answers: problems, paging and request reading. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package io.framehouse.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
