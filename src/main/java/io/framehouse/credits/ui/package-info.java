/** The screen of balance and budgets. */
@NullMarked
package io.framehouse.credits.ui;

import org.jspecify.annotations.NullMarked;
