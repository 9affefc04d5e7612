package io.framehouse.shared;

import java.util.UUID;

/**
 * Signs what must be known again as the house's own work. The keys lie encrypted in the database,
 * so that whoever owns the database, but not {@code FRAMEHOUSE_SECRET_KEY}, can sign nothing.
 */
public interface HouseSignatures {
    /** Signs with the key of now; begin a message with words that say what it is. */
    Signature sign(byte[] message);

    /** Whether this message was signed so; false as well where the key cannot be opened here. */
    boolean verify(byte[] message, Signature signature);

    /**
     * Whether the newest signing key opens here. It does not where {@code FRAMEHOUSE_SECRET_KEY}
     * was changed and this node not told: then what it cannot verify may be right all the same.
     */
    boolean opensNewestKey();

    /**
     * A signature.
     *
     * @param key the id of the key that made it, to be kept with it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Signature(UUID key, byte[] bytes) {}
}
