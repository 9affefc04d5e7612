/** How long slow clients are borne, and what long calls share. */
@NullMarked
package io.framehouse.gateway.internal;

import org.jspecify.annotations.NullMarked;
