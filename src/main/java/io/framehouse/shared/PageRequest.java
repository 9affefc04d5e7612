package io.framehouse.shared;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param limit 1 to 200
 * @param cursor the last page's {@code nextCursor}, or null for the first page
 */
public record PageRequest(int limit, @Nullable String cursor) {
    /** Rows a page has where the caller does not say. */
    public static final int DEFAULT_LIMIT = 50;

    /** The most rows a page may have. */
    public static final int MAX_LIMIT = 200;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw DomainException.invalid(
                    "limit",
                    "out_of_range",
                    "limit is " + limit + "; it must be from 1 to " + MAX_LIMIT + ".");
        }
    }

    public static PageRequest first() {
        return new PageRequest(DEFAULT_LIMIT, null);
    }
}
