package io.framehouse.providers;

/** How many requests an account may still be sent, over all nodes. */
public interface RequestRates {
    /**
     * Takes permits of the account's requests per minute; what is not used is lost.
     *
     * @param wanted at least 0
     * @return how many were granted: 0 to {@code wanted}; all where the account has no limit, which
     *     is what 100,000 a minute stands for
     */
    int take(AccountId account, int wanted);

    /**
     * The same for whoever must not wait: 0 also where somebody else is taking at this moment, such
     * as a round of the dispatcher that is not committed yet.
     */
    default int tryTake(AccountId account, int wanted) {
        return take(account, wanted);
    }
}
