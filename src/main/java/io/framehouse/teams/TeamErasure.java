package io.framehouse.teams;

import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Optional;

/**
 * What a module does when a team goes. Everything is done again after a crash, so each part bears
 * to be repeated.
 *
 * @see "Decision 0025: the life of a team"
 */
public interface TeamErasure {
    /**
     * Why the team cannot go yet, such as {@code 3 jobs are open}; empty where nothing of the
     * module stands in the way. In a transaction of the team that holds its row, so that no submit
     * comes between.
     */
    default Optional<String> inTheWay(TeamId team) {
        return Optional.empty();
    }

    /** The same at the end of the waiting time, where more may have to be waited for. */
    default Optional<String> stillUnderWay(TeamId team) {
        return inTheWay(team);
    }

    /** In the transaction from whose commit on nobody finds the team. */
    default void begin(TeamId team) {}

    /** What is deleted or emptied, a few rows at a time. */
    default List<Step> steps() {
        return List.of();
    }

    /** What lies outside the database, once all rows have gone. */
    default void end(TeamId team) {}

    /**
     * One statement for a transaction of the platform, repeated until it changes no row. It names
     * the team as {@code :team} and changes at most {@code :most} rows.
     *
     * @param order lower ones first; what others point to has a higher one
     */
    record Step(int order, String statement) {
        /** Deletes all rows of the team from a table that is not partitioned. */
        public static Step delete(int order, String table) {
            return new Step(
                    order,
                    "delete from "
                            + table
                            + " where team_id = :team and ctid = any (array(select t.ctid from "
                            + table
                            + " t where t.team_id = :team limit :most))");
        }
    }
}
