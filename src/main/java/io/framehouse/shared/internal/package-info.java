/** The database behind the team transactions, and the live feed over it. */
@NullMarked
package io.framehouse.shared.internal;

import org.jspecify.annotations.NullMarked;
