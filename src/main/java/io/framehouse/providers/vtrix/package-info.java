/** The dialect of Vtrix: one path for all models, arguments wrapped in {@code input[0].params}. */
@NullMarked
package io.framehouse.providers.vtrix;

import org.jspecify.annotations.NullMarked;
