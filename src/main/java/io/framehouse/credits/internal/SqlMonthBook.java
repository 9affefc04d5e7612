package io.framehouse.credits.internal;

import io.framehouse.credits.BookMonths;
import io.framehouse.credits.MonthBook;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Freezes a month in one transaction, under the lock that every booking of a line shares. */
@Service
final class SqlMonthBook implements MonthBook {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final JdbcClient jdbc;
    private final BookMonths months;
    private final Clock clock;

    SqlMonthBook(
            CurrentActor currentActor,
            TeamTransactions transactions,
            JdbcClient jdbc,
            BookMonths months,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.months = months;
        this.clock = clock;
    }

    @Override
    public void close(YearMonth month, Function<Optional<YearMonth>, String> notes) {
        Actor actor = currentActor.requirePlatform(Action.CLOSE_MONTHS);
        transactions.runOnPlatform(() -> {
            Optional<YearMonth> last = lock();
            if (last.isPresent() && !month.isAfter(last.get())) {
                throw new DomainException(
                        CommonError.WRONG_STATE,
                        "%s is closed already, and a closed month stays as it is. Months are closed up to %s."
                                .formatted(month, last.get()));
            }
            requireNothingBefore(month, last);
            String kept = notes.apply(last);
            YearMonth next = last.map(one -> one.plusMonths(1)).orElse(month);
            for (; next.isBefore(month); next = next.plusMonths(1)) {
                freeze(next, actor, "{}");
            }
            freeze(month, actor, kept);
        });
    }

    private void requireNothingBefore(YearMonth month, Optional<YearMonth> last) {
        jdbc.sql(
                        """
                        select min(l.book_month) as month from book_line l
                        where l.book_month < :month and l.book_month > :last
                        """)
                .param("month", month.atDay(1))
                .param("last", last.map(one -> one.atDay(1)).orElse(LocalDate.EPOCH))
                .query((row, number) -> month(row.getObject("month", LocalDate.class)))
                .single()
                .ifPresent(earlier -> {
                    throw new DomainException(
                            CommonError.WRONG_STATE,
                            "%s is still open and comes before %s. Months are closed in their order: close %s first."
                                    .formatted(earlier, month, earlier));
                });
    }

    private Optional<YearMonth> lock() {
        try {
            return jdbc.sql("select lock_book_months() as month")
                    .query((row, number) -> month(row.getObject("month", LocalDate.class)))
                    .single();
        } catch (PessimisticLockingFailureException busy) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "Closing stopped before anything was frozen: a booking took longer than 10 s. Try again; nothing changed.");
        }
    }

    private static Optional<YearMonth> month(@Nullable LocalDate firstDay) {
        return Optional.ofNullable(firstDay).map(YearMonth::from);
    }

    private void freeze(YearMonth month, Actor actor, String notes) {
        jdbc.sql("select close_book_month(:month, :at, :by, :zone, :notes::jsonb)::text")
                .param("month", month.atDay(1))
                .param("at", Sql.at(clock.instant()))
                .param("by", actor.label())
                .param("zone", months.zone().getId())
                .param("notes", notes)
                .query((row, number) -> true)
                .single();
    }
}
