/** Copying, lists and links behind the gallery. */
@NullMarked
package io.framehouse.gallery.internal;

import org.jspecify.annotations.NullMarked;
