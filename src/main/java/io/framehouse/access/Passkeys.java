package io.framehouse.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One's own passkeys: devices that sign a person in by themselves, and count as both factors since
 * they ask for a finger, a face or a number. They are added by the browser, at {@code
 * /me/passkeys}.
 */
public interface Passkeys {
    /** Whether browsers accept passkeys at the address by which this request came. */
    boolean offered();

    List<Passkey> own();

    /**
     * Ends one; unknown and somebody else's are not found.
     *
     * @throws io.framehouse.shared.DomainException CONFIRMATION_NEEDED without a recent proof,
     *     WRONG_STATE where the house asks for a second factor and this is the only one
     */
    void remove(String id);

    /**
     * One device.
     *
     * @param label what the person called it
     */
    record Passkey(
            String id, String label, @Nullable Instant addedAt, @Nullable Instant lastUsedAt) {}
}
