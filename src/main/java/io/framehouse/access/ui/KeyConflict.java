package io.framehouse.access.ui;

import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change that met another one.
 *
 * @param by who saved meanwhile; null where that is not known
 * @param now the key as it is saved
 */
record KeyConflict(@Nullable String by, @Nullable Instant at, KeyRow now) {
    private static final String SEEN = "seen_version";

    /** The refusal of a change whose budget was changed elsewhere. */
    static DomainException budgetChanged(KeyRow seen) {
        return new DomainException(
                CommonError.WRONG_STATE,
                "Somebody else changed the budget of this key. Nothing was saved.",
                Map.of(SEEN, seen.key().version()));
    }

    /** Whether a refusal is about another change, rather than about the state of the key. */
    static boolean isTold(DomainException refusal) {
        return refusal.code() == CommonError.WRONG_STATE && refusal.details().containsKey(SEEN);
    }

    static KeyConflict of(DomainException refusal, KeyRow now) {
        Object by = refusal.details().get("changed_by");
        Object at = refusal.details().get("changed_at");
        return new KeyConflict(
                by == null ? null : by.toString(),
                at == null ? null : Instant.parse(at.toString()),
                now);
    }
}
