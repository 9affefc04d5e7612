package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetData.Scope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose spending a budget can limit.
 *
 * @param id null for the team
 */
record BudgetSubject(Scope scope, @Nullable UUID id, String name) {}
