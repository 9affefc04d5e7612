package io.framehouse.access.ui;

import io.framehouse.access.KeyBudgets;
import io.framehouse.access.KeyData;
import io.framehouse.access.KeyModels;
import org.jspecify.annotations.Nullable;

/**
 * A key as somebody wants it.
 *
 * @param limits null leaves its models and caps as they are
 * @param budget null leaves its budget as it is
 */
record KeyDraft(KeyData data, KeyModels.@Nullable Limits limits, @Nullable BudgetChange budget) {
    /**
     * Another budget.
     *
     * @param wanted null for none
     */
    record BudgetChange(KeyBudgets.@Nullable Limit wanted) {}
}
