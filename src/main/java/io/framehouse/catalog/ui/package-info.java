/** The screens of the models a team may use and of the price book. */
@NullMarked
package io.framehouse.catalog.ui;

import org.jspecify.annotations.NullMarked;
