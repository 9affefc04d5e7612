/** The writer and the reader of the trail. */
@NullMarked
package io.framehouse.audit.internal;

import org.jspecify.annotations.NullMarked;
