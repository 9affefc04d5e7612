package io.framehouse.shared;

import java.util.List;
import java.util.function.Consumer;

/** Changes data keys and brings all sealed secrets under those of now. Asks nobody's leave. */
public interface Resealing {
    /**
     * Retires every data key in the running transaction of the platform; whoever seals next makes
     * new ones. Retired keys go on to open and to prove what they made.
     *
     * @return how many there were
     */
    int retireKeys();

    /**
     * Goes through all stores and seals anew what is not under its owner's key of now. Broken off,
     * it may be done again.
     *
     * @param progress hears a store's counts after each step
     */
    List<Count> sealAnew(Consumer<Count> progress);

    /** Counts and changes nothing. */
    List<Count> count();

    /**
     * The secrets of one store.
     *
     * @param current under their owner's key of now
     * @param older under an earlier one
     * @param sealedAnew how many of the current ones were older when this began
     * @param unreadable that no key here opens
     */
    record Count(String store, long current, long older, long sealedAnew, long unreadable) {}
}
