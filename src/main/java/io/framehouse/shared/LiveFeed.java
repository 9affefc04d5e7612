package io.framehouse.shared;

import java.util.function.Consumer;

/**
 * Wakes screens and waiting readers after commits, on every node: ids only, never data. A missed
 * signal is healed by whoever waits re-reading every 30 seconds.
 */
public interface LiveFeed {
    /** Says, once the present transaction has committed, that something of a team changed. */
    void changed(Signal signal);

    /** Hears signals until the subscription is closed; the listener must be quick and not throw. */
    Subscription subscribe(TeamId team, Consumer<Signal> listener);

    /**
     * What changed.
     *
     * @param topic such as {@code job}, {@code balance}, {@code asset}
     * @param id the changed object's id
     */
    record Signal(TeamId team, String topic, String id) {}

    /** Ends a subscription when closed. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
