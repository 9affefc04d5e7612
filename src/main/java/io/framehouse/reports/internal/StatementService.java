package io.framehouse.reports.internal;

import io.framehouse.credits.BookMonths;
import io.framehouse.reports.Statements;
import io.framehouse.reports.internal.StatementRows.CorrectionSum;
import io.framehouse.reports.internal.StatementRows.Frozen;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.teams.Teams;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Puts a statement together and writes it. */
@Service
class StatementService implements Statements {
    private static final int FIRST_YEAR = 2000;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final Teams teams;
    private final StatementRows rows;
    private final BookMonths months;
    private final Clock clock;

    StatementService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            Teams teams,
            StatementRows rows,
            BookMonths months,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.teams = teams;
        this.rows = rows;
        this.months = months;
        this.clock = clock;
    }

    @Override
    public void write(TeamId team, YearMonth month, OutputStream target) {
        YearMonth now = running(team);
        if (month.isAfter(now) || month.getYear() < FIRST_YEAR) {
            throw DomainException.invalid(
                    "month",
                    "out_of_range",
                    "month is %s; it must be from 2000-01 to %s, which is now."
                            .formatted(month, now));
        }
        String name = teams.get(team).data().name();
        StatementPdf.write(transactions.onPlatform(() -> sheet(team, name, month)), target);
    }

    @Override
    public YearMonth running(TeamId team) {
        currentActor.require(team, Action.VIEW_STATEMENTS);
        return YearMonth.now(clock.withZone(months.zone()));
    }

    private StatementSheet sheet(TeamId team, String nameNow, YearMonth month) {
        Optional<Frozen> frozen = rows.frozen(team, month);
        ZoneId zone = rows.zone(month).orElseGet(months::zone);
        Instant begin = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        CorrectionSum corrected = rows.correctionSum(team, month);
        return new StatementSheet(
                frozen.map(Frozen::number).orElse(null),
                frozen.map(Frozen::teamName).orElse(nameNow),
                month,
                zone,
                frozen.map(Frozen::fingerprint).orElse(null),
                rows.sums(team, month),
                rows.byModel(team, month),
                rows.byCostCenter(team, month),
                rows.byMember(team, month),
                rows.corrections(team, month, zone),
                corrected.count(),
                corrected.amount(),
                rows.balance(team, begin),
                rows.movements(team, begin, end),
                rows.balance(team, end));
    }
}
