package io.framehouse.access;

import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Budgets of keys; implemented where the ledger is known, since keys know nothing of money. */
public interface KeyBudgets {
    /** The tightest budget of each key that has one. */
    Map<KeyId, KeyBudget> of(TeamId team);

    /**
     * Gives a key this one budget, in place of one that it may have.
     *
     * @param wanted null takes it away
     * @throws io.framehouse.shared.DomainException WRONG_STATE where the key has several budgets
     */
    void set(TeamId team, KeyId key, @Nullable Limit wanted);

    /**
     * How much, until when.
     *
     * @param amount zero or more
     */
    record Limit(Credits amount, Reset reset) {}

    /**
     * A budget with its figures.
     *
     * @param amount the limit that binds now, with what raises it
     * @param resetsAt when it begins anew; null for never
     * @param single whether it is the key's only one
     */
    record KeyBudget(
            Limit own,
            Credits amount,
            Credits settled,
            Credits held,
            @Nullable Instant resetsAt,
            boolean single) {}

    /** When a budget begins anew, at midnight in the team's zone. */
    enum Reset {
        /** Never. */
        NEVER,
        /** Each day. */
        DAILY,
        /** On Mondays. */
        WEEKLY,
        /** On the first of the month. */
        MONTHLY
    }
}
