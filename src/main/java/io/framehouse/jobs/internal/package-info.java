/** How jobs are kept, submitted, moved and settled. */
@NullMarked
package io.framehouse.jobs.internal;

import org.jspecify.annotations.NullMarked;
