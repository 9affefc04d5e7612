/** The bell of the frame and the page of all notices. */
@NullMarked
package io.framehouse.notices.ui;

import org.jspecify.annotations.NullMarked;
