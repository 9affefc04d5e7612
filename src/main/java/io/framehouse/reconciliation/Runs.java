package io.framehouse.reconciliation;

import java.time.Instant;
import java.util.List;

/** What the nodes' poll engines did, by node and minute, for 14 days; for platform admins. */
public interface Runs {
    /**
     * The newest rows, newest minute first.
     *
     * @param limit 1 to 1,000
     */
    List<Run> recent(int limit);

    /** All nodes of the last day, those seen last first. */
    List<Node> nodes();

    /**
     * One node's minute.
     *
     * @param seenAt when the node wrote it last
     * @param claimed jobs leased
     * @param polled questions asked
     * @param changed jobs found in another state
     * @param sent attempts to hand a job to a provider, with whatever outcome
     * @param recovered lost submits found by their tag
     * @param woken jobs made due by a callback
     * @param errors looks and sends that broke on our side
     * @param oldestLagMillis the longest that a due job waited for its question
     */
    record Run(
            String node,
            Instant minute,
            Instant seenAt,
            long claimed,
            long polled,
            long changed,
            long sent,
            long recovered,
            long woken,
            long errors,
            long oldestLagMillis) {}

    /**
     * A node.
     *
     * @param alive whether it was seen within the last minute
     */
    record Node(String name, Instant seenAt, boolean alive) {}
}
