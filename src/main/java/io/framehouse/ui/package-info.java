/** The kit of screens: page header, states, badges, money and time. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package io.framehouse.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
