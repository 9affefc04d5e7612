package io.framehouse.reports.internal;

import io.framehouse.credits.BookMonths;
import io.framehouse.reports.CostAllocation;
import io.framehouse.reports.UsageReport;
import io.framehouse.reports.internal.ChargebackQuery.Sum;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Chargeback of one team for its members, of all teams for the platform's finance. */
@Service
class AllocationService implements CostAllocation {
    private final UsageReport report;
    private final TeamTransactions transactions;
    private final ChargebackQuery query;
    private final FocusRateQuery rates;
    private final BookMonths months;
    private final Clock clock;

    AllocationService(
            UsageReport report,
            TeamTransactions transactions,
            ChargebackQuery query,
            FocusRateQuery rates,
            BookMonths months,
            Clock clock) {
        this.report = report;
        this.transactions = transactions;
        this.query = query;
        this.rates = rates;
        this.months = months;
        this.clock = clock;
    }

    @Override
    public Chargeback chargeback(@Nullable TeamId team, Basis basis, Split split) {
        // Also asks whether the caller may see it.
        ZoneId days = report.zone(team);
        Instant now = clock.instant();
        Optional<FocusRates> known = transactions.onPlatform(rates::find);
        List<Instant> versions = known.map(FocusRates::starts).orElse(List.of());
        List<Sum> sums =
                in(
                        team,
                        () ->
                                switch (basis) {
                                    case Basis.Month(YearMonth month) ->
                                            query.ofMonth(team, month.atDay(1), versions, split);
                                    case Basis.Days(LocalDate from, LocalDate to) ->
                                            query.ofDays(
                                                    team,
                                                    new Period(from, to, days),
                                                    versions,
                                                    split);
                                });
        ChargebackSums adding = new ChargebackSums(known);
        Figures total = adding.total(sums);
        boolean ofBooks = basis instanceof Basis.Month;
        return new Chargeback(
                basis,
                ofBooks ? months.zone() : days,
                basis instanceof Basis.Month(YearMonth month)
                        && in(team, () -> query.isClosed(month)),
                adding.rows(sums, total.owed()),
                total,
                now);
    }

    @Override
    public void writeCsv(@Nullable TeamId team, Basis basis, Split split, OutputStream target) {
        ChargebackCsv.write(chargeback(team, basis, split), split, target);
    }

    private <T> T in(@Nullable TeamId team, Supplier<T> work) {
        return team == null ? transactions.onPlatform(work) : transactions.inTeam(team, work);
    }
}
