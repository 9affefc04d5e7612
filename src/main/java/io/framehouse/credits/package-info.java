/** The ledger of credits: grants, holds, settlements, releases and budgets. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "teams", "audit", "ui"})
package io.framehouse.credits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
