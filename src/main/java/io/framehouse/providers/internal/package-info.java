/** Provider accounts in the database, and the way from an account to its dialect. */
@NullMarked
package io.framehouse.providers.internal;

import org.jspecify.annotations.NullMarked;
