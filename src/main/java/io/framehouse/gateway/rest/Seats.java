package io.framehouse.gateway.rest;

import io.framehouse.shared.KeyId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many calls of one sort may stay open, for each key and on this node. */
final class Seats {
    private final int perKey;
    private final int total;
    private final Map<KeyId, Integer> taken = new HashMap<>();
    private int all;

    Seats(int perKey, int total) {
        this.perKey = perKey;
        this.total = total;
    }

    /** A seat until it is closed; empty where the key, or the node, has none left. */
    synchronized Optional<Seat> take(KeyId key) {
        int own = taken.getOrDefault(key, 0);
        if (own >= perKey || all >= total) {
            return Optional.empty();
        }
        taken.put(key, own + 1);
        all++;
        return Optional.of(() -> leave(key));
    }

    synchronized boolean isFull() {
        return all >= total;
    }

    synchronized int taken() {
        return all;
    }

    private synchronized void leave(KeyId key) {
        taken.computeIfPresent(key, (same, own) -> own > 1 ? own - 1 : null);
        all--;
    }

    /** Given back when closed; to be closed once. */
    interface Seat extends AutoCloseable {
        @Override
        void close();
    }
}
