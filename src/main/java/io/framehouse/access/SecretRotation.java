package io.framehouse.access;

import io.framehouse.shared.Resealing.Count;
import java.util.List;
import java.util.function.Consumer;

/**
 * Changes the data keys under which secrets lie, and brings the secrets under the new ones. For
 * those who manage the platform's secrets.
 *
 * @see "Decision 0026: data keys and the sealed trail"
 */
public interface SecretRotation {
    /** How many secrets lie under keys of now, of before, or cannot be opened. */
    List<Count> state();

    /**
     * Makes new data keys for all teams and the platform, then seals all secrets anew. What goes on
     * meanwhile is not held up. Both steps are in the trail.
     *
     * @param progress hears a store's counts after each step
     */
    Rotation rotate(Consumer<Count> progress);

    /** Seals anew what is under older keys, without new keys; in the trail where there was any. */
    List<Count> sealAnew(Consumer<Count> progress);

    /**
     * What a rotation did.
     *
     * @param retired how many data keys were replaced
     */
    record Rotation(int retired, List<Count> stores) {
        public Rotation {
            stores = List.copyOf(stores);
        }
    }
}
