/** The page of teams and quotas. */
@NullMarked
package io.framehouse.administration.ui;

import org.jspecify.annotations.NullMarked;
