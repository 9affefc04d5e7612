package io.framehouse.providers;

import java.math.BigDecimal;

/** What came of asking an account how much is left in its purse. */
public sealed interface BalanceOutcome {
    /** What happened, for people; never a secret. */
    String detail();

    /**
     * The provider told it.
     *
     * @param balance what is left, in the unit in which the provider reports costs
     * @param unit as in {@link ProviderCost#unit}
     * @param detail the provider's own reply, bounded and without secrets
     */
    record Told(BigDecimal balance, String unit, String detail) implements BalanceOutcome {}

    /** The provider answered, but has no such call or no purse: nothing can be compared. */
    record NotTold(String detail) implements BalanceOutcome {}

    /** No answer, or none that tells; another try may. */
    record Failed(String detail) implements BalanceOutcome {}
}
