package io.framehouse.credits;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.framehouse.MutableClock;
import io.framehouse.shared.TeamTransactions;

/** All doors of the module, for tests that go through each of them. */
record LedgerServices(
        CreditsFixtures fixtures,
        Ledger ledger,
        Corrections corrections,
        Budgets budgets,
        BudgetLimits limits,
        BudgetRequests requests,
        TeamTransactions transactions,
        MutableClock clock,
        RecurringTask<Void> expireGrants) {
    /** Runs the scheduled expiry of grants now. */
    void expire() {
        expireGrants.executeRecurringly(
                new TaskInstance<>(expireGrants.getName(), "recurring"),
                new ExecutionContext(null, null, null, null));
    }
}
