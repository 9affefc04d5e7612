/** The native API for platform keys, below {@code /api/v1/admin}. */
@NullMarked
package io.framehouse.gateway.rest.admin;

import org.jspecify.annotations.NullMarked;
