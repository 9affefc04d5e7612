/** Pages of the gallery for those outside. */
@NullMarked
package io.framehouse.gallery.rest;

import org.jspecify.annotations.NullMarked;
