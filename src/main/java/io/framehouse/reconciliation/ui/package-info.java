/** The screen of what the nodes did. */
@NullMarked
package io.framehouse.reconciliation.ui;

import org.jspecify.annotations.NullMarked;
