/** The OpenAPI document of all calls, put together from data, and the page that shows it. */
@NullMarked
package io.framehouse.gateway.rest.openapi;

import org.jspecify.annotations.NullMarked;
