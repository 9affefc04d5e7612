/** The writer of the trail. */
@NullMarked
package io.framehouse.audit.internal;

import org.jspecify.annotations.NullMarked;
