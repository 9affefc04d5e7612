/** What people keep of videos on screen: parts of the panel, deeds of the wall, collections. */
@NullMarked
package io.framehouse.gallery.ui.keep;

import org.jspecify.annotations.NullMarked;
