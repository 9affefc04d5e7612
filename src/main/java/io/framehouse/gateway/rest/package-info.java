/** The native API for team keys, and what its answers look like. */
@NullMarked
package io.framehouse.gateway.rest;

import org.jspecify.annotations.NullMarked;
