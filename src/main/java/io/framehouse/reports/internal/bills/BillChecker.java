package io.framehouse.reports.internal.bills;

import io.framehouse.reports.BillCheck;
import io.framehouse.reports.BillCheck.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what a file says; keeps its first problems. */
final class BillChecker {
    private static final int MOST_PROBLEMS = 100;

    private final String unit;
    private final List<Problem> problems = new ArrayList<>();
    private int charges;
    private int credits;
    private int totals;
    private int unread;
    private BigDecimal sum = BigDecimal.ZERO;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;

    BillChecker(String unit) {
        this.unit = unit;
    }

    void add(BillRow row) {
        switch (row.kind()) {
            case BillRow.CHARGE -> charges++;
            case BillRow.CREDIT -> credits++;
            case BillRow.TOTAL -> totals++;
            default -> unread++;
        }
        BigDecimal amount = row.amount();
        if (amount != null && unit.equals(row.unit())) {
            sum = sum.add(amount);
        }
        LocalDate day = row.day();
        if (day != null) {
            from = from == null || day.isBefore(from) ? day : from;
            to = to == null || day.isAfter(to) ? day : to;
        }
        if (row.problem() != null && problems.size() < MOST_PROBLEMS) {
            problems.add(
                    new Problem(
                            row.line(),
                            row.problem().field(),
                            row.problem().rule(),
                            "Line %d: %s".formatted(row.line(), row.problem().message())));
        }
    }

    BillCheck result() {
        return new BillCheck(
                charges, credits, totals, unread, BillRows.plain(sum), from, to, problems);
    }
}
