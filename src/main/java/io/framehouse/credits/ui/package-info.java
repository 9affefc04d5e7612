/**
 * The screens of balance, budgets and requests; other screens open what is public here. Beans are
 * lazy, so that the ledger can stand alone.
 */
@NullMarked
@NamedInterface("ui")
package io.framehouse.credits.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
