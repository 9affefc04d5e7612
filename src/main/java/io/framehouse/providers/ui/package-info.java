/** The screen of provider accounts. */
@NullMarked
package io.framehouse.providers.ui;

import org.jspecify.annotations.NullMarked;
