/** The screens before a session: sign-in and first set-up. */
@NullMarked
package io.framehouse.access.ui;

import org.jspecify.annotations.NullMarked;
