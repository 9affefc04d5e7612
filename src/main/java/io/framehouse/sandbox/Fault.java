package io.framehouse.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * One order to misbehave.
 *
 * @param kind what goes wrong
 * @param count how many times; 0 means until cleared
 * @param dialect {@code async-v3}, {@code vidu} or {@code vtrix}; null strikes all of them
 * @param argument the kind's detail: seconds for busy and slow, a word for statuses; may be empty
 */
public record Fault(FaultKind kind, int count, @Nullable String dialect, String argument) {
    public Fault {
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 (until cleared) or more: " + count);
        }
    }

    /** Strikes the next request once, in every dialect. */
    public static Fault once(FaultKind kind) {
        return new Fault(kind, 1, null, "");
    }

    /** Strikes every request until cleared, in every dialect. */
    public static Fault always(FaultKind kind) {
        return new Fault(kind, 0, null, "");
    }

    /** The same fault for one dialect only. */
    public Fault onlyFor(String only) {
        return new Fault(kind, count, only, argument);
    }

    /** The same fault with a detail. */
    public Fault with(String detail) {
        return new Fault(kind, count, dialect, detail);
    }
}
