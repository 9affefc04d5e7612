package io.framehouse.credits.internal;

import io.framehouse.shared.Credits;

/**
 * The entries of one transfer, one amount an account; they sum to zero. A balance follows from the
 * same record, so the two cannot drift apart.
 */
record Postings(Credits granted, Credits available, Credits held, Credits spent) {
    Postings {
        if (!granted.plus(available).plus(held).plus(spent).isZero()) {
            throw new IllegalArgumentException("Entries must sum to zero");
        }
    }

    static Postings grant(Credits amount) {
        return new Postings(amount.negate(), amount, Credits.ZERO, Credits.ZERO);
    }

    static Postings hold(Credits amount) {
        return new Postings(Credits.ZERO, amount.negate(), amount, Credits.ZERO);
    }

    /**
     * Spends {@code settled}; the rest of the hold goes back, what is above comes from available.
     */
    static Postings settle(Credits held, Credits settled) {
        return new Postings(Credits.ZERO, held.minus(settled), held.negate(), settled);
    }

    static Postings release(Credits held) {
        return hold(held.negate());
    }

    /** Moves spent credits back to available. */
    static Postings refund(Credits amount) {
        return new Postings(Credits.ZERO, amount, Credits.ZERO, amount.negate());
    }

    /** Whether more is spent or held afterwards, which is what budgets count. */
    boolean raiseUse() {
        return spent.plus(held).isPositive();
    }

    static Postings expire(Credits amount) {
        return grant(amount.negate());
    }
}
