/** The screens of the audit log: a team's, and the platform's over all teams. */
@NullMarked
package io.framehouse.audit.ui;

import org.jspecify.annotations.NullMarked;
