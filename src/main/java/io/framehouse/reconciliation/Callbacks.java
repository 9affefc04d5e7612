package io.framehouse.reconciliation;

import io.framehouse.providers.CallbackDoor;

/**
 * Takes providers' callbacks. A verified one only wakes: its body is not signed and is never
 * believed. Lost, doubled, reordered, forged or early, a callback cannot change what becomes of a
 * job, only when it is looked at.
 *
 * @see "Decision 0014: callbacks and recovery"
 */
public interface Callbacks {
    /** The most bytes of a callback's body that are read. */
    int MAX_BODY_BYTES = 1024 * 1024;

    /**
     * Takes one callback.
     *
     * @param account the id in its address, as written there
     * @param body as it came; garbage is no reason to refuse
     * @return whether it was verified; also true where no job waits for it
     */
    boolean receive(String account, CallbackDoor.Call call, byte[] body);
}
