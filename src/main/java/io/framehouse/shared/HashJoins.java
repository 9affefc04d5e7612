package io.framehouse.shared;

/**
 * How statements over whole tables, or over rows of the same transaction, are joined: by hash, each
 * side once. The planner takes a table that nobody has counted lately for a small one, and would
 * compare each of its rows with each.
 */
public final class HashJoins {
    /** Answers one row; joins by hash alone until the transaction ends. */
    public static final String ALONE =
            """
            select set_config('enable_nestloop', 'off', true),
                set_config('enable_mergejoin', 'off', true)
            """;

    private HashJoins() {}
}
