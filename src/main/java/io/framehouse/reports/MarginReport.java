package io.framehouse.reports;

import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.shared.Credits;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the platform earns: settled credits beside what the providers reported that they took. Only
 * for platform roles that see the usage of all teams; every method checks the current actor.
 *
 * @see "Decision 0044: who pays, what is earned, where budgets lead"
 */
public interface MarginReport {
    /** The margin of a period over all teams; days are the platform's. */
    Margin margin(Basis basis, Group group);

    /** Writes the same as CSV: one row a group, formula-safe. */
    void writeCsv(Basis basis, Group group, OutputStream target);

    /** By what lines are put together. */
    enum Group {
        MODEL,
        PROVIDER,
        TEAM
    }

    /**
     * What each group earned.
     *
     * @param zone in which the days or the month begin
     * @param closed whether it is a month that never changes again
     * @param rows the most settled first
     */
    record Margin(
            Basis basis,
            Group group,
            ZoneId zone,
            boolean closed,
            List<Row> rows,
            Figures total,
            Instant asOf) {
        public Margin {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One model, provider account or team.
     *
     * @param id the model's word, or the id of the account or team; null for jobs that no account
     *     is booked for
     * @param name in a closed month as it was then; null where nothing of that name is known
     */
    record Row(@Nullable String id, @Nullable String name, Figures figures) {}

    /**
     * Lines of the books.
     *
     * @param jobs that settled
     * @param settled by those jobs, and {@code corrections} of these and earlier ones, signed
     */
    record Lines(long jobs, Credits settled, Credits corrections) {
        public static final Lines NONE = new Lines(0, Credits.ZERO, Credits.ZERO);

        /** Settled and corrections together. */
        public Credits owed() {
            return settled.plus(corrections);
        }

        public Lines plus(Lines other) {
            return new Lines(
                    jobs + other.jobs,
                    settled.plus(other.settled),
                    corrections.plus(other.corrections));
        }

        public boolean isEmpty() {
            return equals(NONE);
        }
    }

    /**
     * What providers reported in one unit.
     *
     * @param unit {@code credits} or {@code USD}
     * @param value in that unit, as reported
     * @param credits each job's part by the rate of when it settled, rounded half up once a job
     */
    record Cost(String unit, BigDecimal value, Credits credits) {}

    /**
     * Sums of lines.
     *
     * @param withCost jobs whose provider reported a cost, and corrections of such jobs
     * @param withoutCost all others; they are in no margin
     * @param costs by unit
     */
    record Figures(Lines withCost, Lines withoutCost, List<Cost> costs) {
        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        public Figures {
            costs = List.copyOf(costs);
        }

        /** All lines, as the chargeback counts them. */
        public Lines all() {
            return withCost.plus(withoutCost);
        }

        /** The providers' cost in our credits. */
        public Credits cost() {
            return costs.stream().map(Cost::credits).reduce(Credits.ZERO, Credits::plus);
        }

        /** What is left of what was settled with a known cost; null where there is no such line. */
        public @Nullable Credits margin() {
            return withCost.isEmpty() && costs.isEmpty() ? null : withCost.owed().minus(cost());
        }

        /** Whether the cost is above what was settled. */
        public boolean isLoss() {
            Credits margin = margin();
            return margin != null && margin.isNegative();
        }

        /** The margin in per cent of what was settled, one decimal, half up; null where none. */
        public @Nullable BigDecimal percent() {
            Credits margin = margin();
            return margin == null || !withCost.owed().isPositive()
                    ? null
                    : margin.toBigDecimal()
                            .multiply(HUNDRED)
                            .divide(withCost.owed().toBigDecimal(), 1, RoundingMode.HALF_UP);
        }
    }
}
