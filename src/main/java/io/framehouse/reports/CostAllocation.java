package io.framehouse.reports;

import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who pays inside the company: settled credits by the cost centre that each job was booked to when
 * it was sent. The sums are those of the books, line by line. Every method checks the current
 * actor.
 *
 * @see "Decision 0044: who pays, what is earned, where budgets lead"
 */
public interface CostAllocation {
    /** The chargeback of a period, by cost centre and team alone. */
    default Chargeback chargeback(@Nullable TeamId team, Basis basis) {
        return chargeback(team, basis, Split.NONE);
    }

    /**
     * The chargeback of a period.
     *
     * @param team null for all teams (platform roles)
     * @param split by what the lines of each cost centre and team are told apart
     */
    Chargeback chargeback(@Nullable TeamId team, Basis basis, Split split);

    /** Writes one row a cost centre and team as CSV. */
    default void writeCsv(@Nullable TeamId team, Basis basis, OutputStream target) {
        writeCsv(team, basis, Split.NONE, target);
    }

    /** Writes the same rows as CSV, formula-safe, and no sum. */
    void writeCsv(@Nullable TeamId team, Basis basis, Split split, OutputStream target);

    /** By what the lines of a cost centre are told apart. */
    enum Split {
        /** They are not. */
        NONE,
        /** By who submitted the job. */
        MEMBER,
        /** By the key that sent it. */
        KEY
    }

    /** Which lines are counted. */
    sealed interface Basis {
        /** The lines of a month of the books, for a team too; once closed they never change. */
        record Month(YearMonth month) implements Basis {}

        /**
         * The lines booked on these days, first and last included, at most ten years. Days are the
         * team's, over all teams the platform's.
         */
        record Days(LocalDate from, LocalDate to) implements Basis {}
    }

    /**
     * What each cost centre owes.
     *
     * @param zone in which the days or the month begin
     * @param closed whether it is a month that never changes again
     * @param rows the dearest first; the row without a cost centre last
     */
    record Chargeback(
            Basis basis, ZoneId zone, boolean closed, List<Row> rows, Figures total, Instant asOf) {
        public Chargeback {
            rows = List.copyOf(rows);
        }
    }

    /** A member or a key; the name, in a closed month that of then, may be gone. */
    record Who(UUID id, @Nullable String name) {}

    /**
     * One cost centre of one team.
     *
     * @param costCenter null for jobs that were booked to none
     * @param teamName in a closed month as it was then
     * @param who whose lines these are; null where nothing is split, or where nobody's
     * @param share of the total in per cent with one decimal, half up; null where the total is not
     *     above zero
     */
    record Row(
            @Nullable String costCenter,
            TeamId team,
            String teamName,
            @Nullable Who who,
            Figures figures,
            @Nullable BigDecimal share) {
        /** A row that is not split. */
        public Row(
                @Nullable String costCenter,
                TeamId team,
                String teamName,
                Figures figures,
                @Nullable BigDecimal share) {
            this(costCenter, team, teamName, null, figures, share);
        }
    }

    /**
     * Sums of lines.
     *
     * @param jobs that settled, and their {@code seconds} of video
     * @param settled by those jobs, and {@code corrections} of these and earlier ones, signed
     * @param usd what that is at the rate of the moment each line acts on, exact; null where no
     *     rate for USD was ever published
     */
    record Figures(
            long jobs,
            long seconds,
            Credits settled,
            Credits corrections,
            @Nullable BigDecimal usd) {
        /** What is owed: settled and corrections together. */
        public Credits owed() {
            return settled.plus(corrections);
        }
    }
}
