/** What the gateway does by itself: callbacks to callers, slow clients, what long calls share. */
@NullMarked
package io.framehouse.gateway.internal;

import org.jspecify.annotations.NullMarked;
