package io.framehouse.api;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Pages of short lists that a service gives whole. */
public final class Paging {
    private Paging() {}

    /** All rows as one page, for lists that cannot grow long. */
    public static <T> Page<T> whole(List<T> rows) {
        return new Page<>(rows, null);
    }

    /**
     * One page of a whole list; the cursor is the last row's id.
     *
     * @throws DomainException INVALID_REQUEST where the cursor names no row of the list
     */
    public static <T> Page<T> slice(List<T> rows, PageRequest page, Function<T, String> idOf) {
        int start = page.cursor() == null ? 0 : after(rows, page.cursor(), idOf);
        int end = Math.min(rows.size(), start + page.limit() + 1);
        return Page.of(rows.subList(start, end), page.limit(), row -> encode(idOf.apply(row)));
    }

    private static <T> int after(List<T> rows, String cursor, Function<T, String> idOf) {
        for (int i = 0; i < rows.size(); i++) {
            if (encode(idOf.apply(rows.get(i))).equals(cursor)) {
                return i + 1;
            }
        }
        throw DomainException.invalid(
                "cursor",
                "malformed",
                "The cursor is not one this list gave. Leave it out to start again.");
    }

    private static String encode(String id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }
}
