/** Rows, locks and scheduled work of the ledger. */
@NullMarked
package io.framehouse.credits.internal;

import org.jspecify.annotations.NullMarked;
