package io.framehouse.catalog.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of caps that met another one.
 *
 * @param by who saved meanwhile; null where that is not known
 * @param now the model's own row as it is saved; null where it was taken off the list
 */
record CapsConflict(@Nullable String by, @Nullable Instant at, @Nullable AllowedModel now) {
    /** Whether a refusal is about another change. */
    static boolean isTold(DomainException refusal) {
        return refusal.code() == CommonError.WRONG_STATE
                && refusal.details().containsKey("changed_by");
    }

    static CapsConflict of(DomainException refusal, @Nullable AllowedModel now) {
        Object by = refusal.details().get("changed_by");
        Object at = refusal.details().get("changed_at");
        return new CapsConflict(
                by == null ? null : by.toString(),
                at == null ? null : Instant.parse(at.toString()),
                now);
    }
}
