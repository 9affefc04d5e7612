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
import org.jspecify.annotations.Nullable;

/**
 * Who pays inside the company: settled credits by the cost centre that each job was booked to when
 * it was sent. The sums are those of the books, line by line. Every method checks the current
 * actor.
 *
 * @see "Decision 0044: who pays, what is earned, where budgets lead"
 */
public interface CostAllocation {
    /**
     * The chargeback of a period.
     *
     * @param team null for all teams (platform roles)
     */
    Chargeback chargeback(@Nullable TeamId team, Basis basis);

    /** Writes the same as CSV: one row a cost centre and team, formula-safe, then none. */
    void writeCsv(@Nullable TeamId team, Basis basis, OutputStream target);

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

    /**
     * One cost centre of one team.
     *
     * @param costCenter null for jobs that were booked to none
     * @param teamName in a closed month as it was then
     * @param share of the total in per cent with one decimal, half up; null where the total is not
     *     above zero
     */
    record Row(
            @Nullable String costCenter,
            TeamId team,
            String teamName,
            Figures figures,
            @Nullable BigDecimal share) {}

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
