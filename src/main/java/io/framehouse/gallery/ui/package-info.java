/** The wall of videos and the panel of one of them. */
@NullMarked
package io.framehouse.gallery.ui;

import org.jspecify.annotations.NullMarked;
