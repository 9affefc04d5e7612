/** Signed media links over HTTP. */
@NullMarked
package io.framehouse.storage.rest;

import org.jspecify.annotations.NullMarked;
