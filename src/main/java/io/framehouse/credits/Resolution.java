package io.framehouse.credits;

import io.framehouse.shared.Credits;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of settling or releasing a hold.
 *
 * @param settled what the hold was settled at; zero where released
 * @param released what went back to available
 * @param transferId the transfer that resolved the hold; null where there is no hold
 */
public record Resolution(
        Outcome outcome, Credits settled, Credits released, @Nullable UUID transferId) {

    /** Named results; only the first moves credits. */
    public enum Outcome {
        /** Booked now. */
        DONE,
        /** The hold was settled before; nothing moved. */
        HOLD_ALREADY_SETTLED,
        /** The hold was released before; nothing moved. */
        HOLD_ALREADY_RELEASED,
        /** There is no such hold. */
        HOLD_NOT_FOUND
    }

    public boolean done() {
        return outcome == Outcome.DONE;
    }
}
