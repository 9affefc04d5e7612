/** The dialect of the routers: one path per model below {@code /v3/async}. */
@NullMarked
package io.framehouse.providers.asyncv3;

import org.jspecify.annotations.NullMarked;
