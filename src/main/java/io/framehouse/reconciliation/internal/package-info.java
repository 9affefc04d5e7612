/** The loops of the reconciler and the plan they follow. */
@NullMarked
package io.framehouse.reconciliation.internal;

import org.jspecify.annotations.NullMarked;
