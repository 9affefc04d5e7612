package io.framehouse.shared;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Reads that are one statement, in one round trip: the database role is taken on in the same
 * message and ends with it, as the transaction does. For everything else there is {@link
 * TeamTransactions}.
 *
 * @see "Decision 0021: what a read costs"
 */
public interface TeamReads {
    /**
     * The rows of one select with named parameters; inside a transaction of the same team it is a
     * part of that.
     *
     * @param parameters texts, ids, whole numbers, yes or no, times; where null stands, the select
     *     says of what type it is: {@code cast(:key as uuid)}
     * @throws IllegalArgumentException for a parameter of another type
     * @throws IllegalStateException inside a transaction of another scope
     */
    <T> List<T> list(
            TeamId team,
            String select,
            Map<String, ? extends @Nullable Object> parameters,
            RowMapper<T> rows);
}
