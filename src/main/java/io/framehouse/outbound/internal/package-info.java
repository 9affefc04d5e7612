/** The guarded client on Apache HttpClient. */
@NullMarked
package io.framehouse.outbound.internal;

import org.jspecify.annotations.NullMarked;
