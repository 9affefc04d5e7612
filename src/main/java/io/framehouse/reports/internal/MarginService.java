package io.framehouse.reports.internal;

import io.framehouse.credits.BookMonths;
import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.reports.MarginReport;
import io.framehouse.reports.UsageReport;
import io.framehouse.reports.internal.MarginQuery.Sum;
import io.framehouse.shared.TeamTransactions;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Service;

/** The margin of the platform, for those who see the usage of all teams. */
@Service
class MarginService implements MarginReport {
    private final UsageReport report;
    private final TeamTransactions transactions;
    private final MarginQuery query;
    private final ChargebackQuery chargebacks;
    private final BookMonths months;
    private final Clock clock;

    MarginService(
            UsageReport report,
            TeamTransactions transactions,
            MarginQuery query,
            ChargebackQuery chargebacks,
            BookMonths months,
            Clock clock) {
        this.report = report;
        this.transactions = transactions;
        this.query = query;
        this.chargebacks = chargebacks;
        this.months = months;
        this.clock = clock;
    }

    @Override
    public Margin margin(Basis basis, Group group) {
        // Also asks whether the caller may see it.
        ZoneId days = report.zone(null);
        Instant now = clock.instant();
        return transactions.onPlatform(() -> {
            List<Sum> sums = sums(basis, group, days);
            return new Margin(
                    basis,
                    group,
                    basis instanceof Basis.Month ? months.zone() : days,
                    basis instanceof Basis.Month(YearMonth month) && chargebacks.isClosed(month),
                    MarginSums.rows(sums),
                    MarginSums.of(sums),
                    now);
        });
    }

    private List<Sum> sums(Basis basis, Group group, ZoneId days) {
        return switch (basis) {
            case Basis.Month(YearMonth month) -> query.ofMonth(group, month.atDay(1));
            case Basis.Days(LocalDate from, LocalDate to) ->
                    query.ofDays(group, new Period(from, to, days));
        };
    }

    @Override
    public void writeCsv(Basis basis, Group group, OutputStream target) {
        MarginCsv.write(margin(basis, group), target);
    }
}
