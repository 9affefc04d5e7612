/** The screens before a session, sign-in and first set-up, and the screen of API keys. */
@NullMarked
package io.framehouse.access.ui;

import org.jspecify.annotations.NullMarked;
