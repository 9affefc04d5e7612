package io.framehouse.credits;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds of one team, placed by a statement of the caller that writes its own rows in the same call.
 * That statement calls the SQL function {@code place_holds}, which locks the team's balance, checks
 * every wish under the lock and writes only what it accepts, so a refusal undoes nothing.
 *
 * @see "Decision 0008: submit path"
 */
public interface HoldBatches {
    /**
     * Runs the statement in the caller's team transaction, again where its calendar was stale, and
     * tells the budget alerts it reached. A refused wish throws nothing and leaves no trace; the
     * caller decides whether the transaction goes on.
     *
     * @param zone the team's time zone as the caller last saw it; an old one costs a second call
     * @param wishes at most one for a job; decided in this order
     * @param statement called with what {@code place_holds} wants, once or a few times
     */
    Placed place(TeamId team, ZoneId zone, List<Wish> wishes, Statement statement);

    /**
     * A wish and who makes it.
     *
     * @param actor a name for people, kept in the ledger
     */
    record Wish(HoldRequest request, String actor) {}

    /** The caller's statement around {@code place_holds}. */
    @FunctionalInterface
    interface Statement {
        /**
         * @param wishes the function's JSON argument
         */
        Answer run(ZoneId zone, String wishes);
    }

    /** The columns that {@code place_holds} answers, unread. */
    record Answer(
            List<UUID> held,
            List<UUID> repeated,
            String refused,
            List<UUID> reached,
            @Nullable String staleZone) {
        /** Reads the columns by their names. */
        public static Answer of(ResultSet row) throws SQLException {
            return new Answer(
                    ids(row.getArray("held")),
                    ids(row.getArray("repeated")),
                    row.getString("refused"),
                    ids(row.getArray("reached")),
                    row.getString("stale"));
        }

        private static List<UUID> ids(@Nullable Array array) throws SQLException {
            return array == null ? List.of() : List.of((UUID[]) array.getArray());
        }
    }

    /**
     * What came of the wishes.
     *
     * @param held the jobs that hold now, also where they held the same before
     * @param refused the refusals that {@link Ledger#hold} would have thrown
     */
    record Placed(Set<JobId> held, Map<JobId, DomainException> refused) {}
}
