package io.framehouse.reports.internal;

import io.framehouse.credits.BookMonths;
import io.framehouse.reports.ClosedMonth;
import io.framehouse.reports.MonthSheet;
import io.framehouse.reports.MonthSheet.Difference;
import io.framehouse.reports.MonthSheet.Point;
import io.framehouse.reports.MonthSheet.State;
import io.framehouse.reports.MonthSheet.Totals;
import io.framehouse.reports.MonthSheet.Verdict;
import io.framehouse.reports.internal.MonthRows.CarriedSum;
import io.framehouse.reports.internal.MonthRows.Turn;
import io.framehouse.shared.Credits;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts together what there is to know of a month; inside a platform transaction. */
@Component
class MonthSheets {
    private final MonthRows rows;
    private final MonthChecks checks;
    private final MonthDifferences differences;
    private final BookMonths months;
    private final Clock clock;

    MonthSheets(
            MonthRows rows,
            MonthChecks checks,
            MonthDifferences differences,
            BookMonths months,
            Clock clock) {
        this.rows = rows;
        this.checks = checks;
        this.differences = differences;
        this.months = months;
        this.clock = clock;
    }

    MonthSheet of(YearMonth month) {
        Turn turn = rows.turn();
        boolean closed = turn.lastClosed().filter(last -> !month.isAfter(last)).isPresent();
        return closed ? closed(month) : open(month, turn);
    }

    /** The month whose turn it is to be closed. */
    YearMonth next() {
        YearMonth running = YearMonth.from(months.of(clock.instant()));
        return rows.turn().firstOpen().filter(first -> first.isBefore(running)).orElse(running);
    }

    private MonthSheet closed(YearMonth month) {
        Optional<ClosedMonth> kept = rows.closed(month);
        Totals totals =
                kept.map(MonthSheets::totals)
                        .orElseGet(() -> new Totals(0, 0, 0, Credits.ZERO, 0, Credits.ZERO));
        return new MonthSheet(
                month,
                State.CLOSED,
                months.zone(),
                end(month),
                totals,
                List.of(),
                List.of(),
                List.of(),
                0,
                Credits.ZERO,
                rows.statements(month),
                kept.orElse(null));
    }

    private static Totals totals(ClosedMonth kept) {
        return new Totals(
                kept.teams(),
                kept.lines(),
                kept.jobs(),
                kept.settled(),
                kept.lines() - kept.jobs(),
                kept.corrections());
    }

    private MonthSheet open(YearMonth month, Turn turn) {
        Instant end = end(month);
        CarriedSum carried = rows.carriedSum(end);
        List<Difference> found = differences.between(begin(month), end, months.zone());
        List<Point> points = checks.look(month, end, turn, carried, found);
        return new MonthSheet(
                month,
                state(end, points),
                months.zone(),
                end,
                rows.totals(month),
                points,
                found,
                rows.carried(end),
                carried.count(),
                carried.held(),
                List.of(),
                null);
    }

    private State state(Instant end, List<Point> points) {
        if (clock.instant().isBefore(end)) {
            return State.RUNNING;
        }
        boolean blocked = points.stream().anyMatch(point -> point.verdict() == Verdict.BLOCKING);
        return blocked ? State.BLOCKED : State.READY;
    }

    private Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(months.zone()).toInstant();
    }

    private Instant end(YearMonth month) {
        return begin(month.plusMonths(1));
    }
}
