package io.framehouse.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one provider account took, by its own balance, beside what we settled there in the same
 * time; amounts in the provider's unit.
 *
 * @param account the account's name
 * @param ok false only for {@link State#DIFFERENCE}
 * @param from the first of the two readings, and {@code to} the second; null where not compared
 * @param ours provider cost of what was settled in that time
 * @param theirs how much the balance fell in that time, without times of a top-up
 * @param difference theirs less ours: above zero they took more than we know of
 * @param tolerance how far off zero the difference may be
 * @param toppedUp how much was paid in, at least
 * @param readAt the newest reading, or null
 * @param note what is to be known of the reading, or null
 */
public record ProviderCheck(
        UUID accountId,
        String account,
        State state,
        boolean ok,
        @Nullable String unit,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable BigDecimal ours,
        @Nullable BigDecimal theirs,
        @Nullable BigDecimal difference,
        @Nullable BigDecimal tolerance,
        @Nullable BigDecimal toppedUp,
        @Nullable Instant readAt,
        @Nullable String note) {

    /** What the comparison came to. */
    public enum State {
        /** Both sides agree within the tolerance. */
        AGREES,
        /** They do not: somebody else uses the key, or a cost was not as reported. An offender. */
        DIFFERENCE,
        /** The account answered, but tells no balance; nothing can be compared. */
        TELLS_NO_BALANCE,
        /** There are not two readings yet. */
        NOT_ENOUGH_READINGS,
        /**
         * The balance never changed in any reading: a flat plan, or a number made up on the way.
         */
        DOES_NOT_MOVE,
        /** The newest reading is too old; the provider did not answer since. */
        STALE
    }
}
