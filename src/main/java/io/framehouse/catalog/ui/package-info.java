/** The screen of the models a team may use. */
@NullMarked
package io.framehouse.catalog.ui;

import org.jspecify.annotations.NullMarked;
