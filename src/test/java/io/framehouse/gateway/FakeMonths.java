package io.framehouse.gateway;

import io.framehouse.reports.ClosedMonth;
import io.framehouse.reports.MonthClose;
import io.framehouse.reports.MonthSheet;
import io.framehouse.reports.MonthSheet.Check;
import io.framehouse.reports.MonthSheet.Point;
import io.framehouse.reports.MonthSheet.State;
import io.framehouse.reports.MonthSheet.Totals;
import io.framehouse.reports.MonthSheet.Verdict;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Every month is ready until it is closed with a note. */
class FakeMonths implements MonthClose {
    String note;
    Credits corrected;

    @Override
    public MonthSheet month(YearMonth month) {
        return sheet(month, State.READY, null);
    }

    @Override
    public YearMonth next() {
        return YearMonth.of(2026, 4);
    }

    @Override
    public List<ClosedMonth> history() {
        return List.of();
    }

    @Override
    public MonthSheet close(YearMonth month, String given) {
        note = given;
        ClosedMonth closed =
                new ClosedMonth(
                        month,
                        GatewaySlice.NOW,
                        "Leena V.",
                        "UTC",
                        1,
                        2,
                        1,
                        Credits.of(60),
                        Credits.of(-5),
                        "ab".repeat(32),
                        given,
                        List.of(),
                        0,
                        Credits.ZERO);
        return sheet(month, State.CLOSED, closed);
    }

    @Override
    public Corrected correct(
            YearMonth month, UUID transferId, JobId job, Credits amount, String reason) {
        corrected = amount;
        return new Corrected(transferId, month.plusMonths(1));
    }

    @Override
    public Correctable correctable(YearMonth month, JobId job) {
        throw new UnsupportedOperationException();
    }

    private static MonthSheet sheet(YearMonth month, State state, ClosedMonth closed) {
        return new MonthSheet(
                month,
                state,
                ZoneOffset.UTC,
                GatewaySlice.NOW,
                new Totals(1, 2, 1, Credits.of(60), 1, Credits.of(-5)),
                List.of(new Point(Check.MONTH_OVER, Verdict.PASSED, "Over")),
                List.of(),
                List.of(),
                0,
                Credits.ZERO,
                List.of(),
                closed);
    }
}
