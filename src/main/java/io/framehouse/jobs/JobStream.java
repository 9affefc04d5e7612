package io.framehouse.jobs;

import io.framehouse.shared.TeamId;
import java.util.List;

/**
 * The changes of a team's jobs, each told once and in the order in which they were committed. Every
 * method checks the current actor.
 */
public interface JobStream {
    /** The place after everything that is certain to be told already. */
    StreamPosition now(TeamId team);

    /**
     * What changed after a place, at most 30 days ago. Changes of one job that are read together
     * are one; a job that the filter leaves out is passed over.
     *
     * @param limit 1 to 1,000 lines of the timeline
     */
    Stretch after(TeamId team, JobFilter filter, StreamPosition position, int limit);

    /** One job as it is now, and the place after its change. */
    record Change(StreamPosition position, Job job) {}

    /**
     * A stretch of the stream.
     *
     * @param next where to go on
     * @param full whether more can be read at once
     * @param unsettled whether there are changes that cannot be told yet, since a transaction that
     *     began before them still runs
     */
    record Stretch(List<Change> changes, StreamPosition next, boolean full, boolean unsettled) {
        public Stretch {
            changes = List.copyOf(changes);
        }
    }
}
