/** What the gateway keeps and does by itself: callbacks to callers. */
@NullMarked
package io.framehouse.gateway.internal;

import org.jspecify.annotations.NullMarked;
