/** Hears events, keeps notices and sends mail. */
@NullMarked
package io.framehouse.notices.internal;

import org.jspecify.annotations.NullMarked;
