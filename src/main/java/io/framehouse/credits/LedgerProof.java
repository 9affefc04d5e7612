package io.framehouse.credits;

import java.util.List;

/** Checks the ledger's promises over all teams; every list must be empty. */
public interface LedgerProof {
    List<Finding> check();

    /**
     * One check.
     *
     * @param code such as {@code entries_sum_to_zero}
     * @param items the offenders, at most 100
     * @param millis how long the check took
     */
    record Finding(String code, String title, long count, List<String> items, long millis) {}
}
