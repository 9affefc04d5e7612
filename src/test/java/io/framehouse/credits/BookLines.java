package io.framehouse.credits;

import io.framehouse.TestDatabases;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Settled jobs with their usage, as the module of jobs writes them, and months to close. */
final class BookLines {
    static final Actor FINANCE =
            Actor.person(
                    new UserId(Ids.next()), "Leena V.", Set.of(PlatformRole.FINANCE), Map.of());
    private static final YearMonth FIRST = YearMonth.of(2019, 1);

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final CreditsFixtures fixtures;
    private final MonthBook book;
    private final BookMonths months;
    private final Clock clock;
    private final String url;

    BookLines(
            JdbcClient jdbc,
            TeamTransactions transactions,
            CreditsFixtures fixtures,
            MonthBook book,
            BookMonths months,
            Clock clock,
            @Value("${spring.datasource.url}") String url) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.fixtures = fixtures;
        this.book = book;
        this.months = months;
        this.clock = clock;
        this.url = url;
    }

    /** One line as the books have it. */
    record Line(String kind, String month, long credits, String correctsMonth) {}

    /** A job that holds its credits and has not ended. */
    JobId running(TeamId team, long credits) {
        JobId job = fixtures.hold(team, credits);
        run(
                """
                insert into job (team_id, id, model, parameters, submitter, quote_micros,
                    quote_lines, price_version, settlement, created_at, updated_at, state)
                values ('%s', '%s', 'viduq3', '{"resolution": "720p"}', 'Aino K.', %d, '[]', 1,
                    'quoted', now(), now(), 'running')
                """
                        .formatted(team, job, Credits.of(credits).micros()));
        return job;
    }

    /** Its settlement with the usage record, in one transaction; {@code beforeTheEnd} is in it. */
    void settle(TeamId team, JobId job, long credits, Runnable beforeTheEnd) {
        transactions.runInTeam(
                team,
                () -> {
                    Resolution booked = fixtures.settle(team, job, credits);
                    jdbc.sql(
                                    """
                                    update job set state = 'succeeded', settled_micros = :settled,
                                        finished_at = :now where team_id = :team and id = :job
                                    """)
                            .param("settled", Credits.of(credits).micros())
                            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                            .param("team", team.value())
                            .param("job", job.value())
                            .update();
                    jdbc.sql(
                                    """
                                    insert into usage_record (team_id, job_id, transfer_id, model,
                                        quote_micros, settled_micros, price_version, off_peak,
                                        submitted_at, settled_at, book_month)
                                    values (:team, :job, :transfer, 'viduq3', :settled, :settled, 1,
                                        false, :now, :now, open_book_month(:month))
                                    """)
                            .param("team", team.value())
                            .param("job", job.value())
                            .param("transfer", booked.transferId())
                            .param("settled", Credits.of(credits).micros())
                            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                            .param("month", months.of(clock.instant()))
                            .update();
                    beforeTheEnd.run();
                });
    }

    JobId settled(TeamId team, long credits) {
        JobId job = running(team, credits);
        settle(team, job, credits, () -> {});
        return job;
    }

    void close(YearMonth month) {
        close(month, last -> "{}");
    }

    void close(YearMonth month, Function<Optional<YearMonth>, String> notes) {
        CurrentActor.as(
                FINANCE,
                () -> {
                    book.close(month, notes);
                    return true;
                });
    }

    /**
     * The first month that can still be closed; classes of one context share the books. The first
     * of all is closed empty, so that no clock goes back before it.
     */
    YearMonth firstOpen() {
        YearMonth last = last();
        if (last == null) {
            close(FIRST);
            return FIRST.plusMonths(1);
        }
        return last.plusMonths(1);
    }

    private @Nullable YearMonth last() {
        return transactions.onPlatform(() ->
                jdbc.sql("select max(month) as month from book_month")
                        .query((row, number) -> {
                            LocalDate last = row.getObject("month", LocalDate.class);
                            return Optional.ofNullable(last).map(YearMonth::from);
                        })
                        .single()
                        .orElse(null));
    }

    /** The lines of a team in the order in which they were written. */
    List<Line> of(TeamId team) {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                """
                                select l.kind, to_char(l.book_month, 'YYYY-MM') as month, l.micros,
                                    coalesce(to_char(c.corrects_month, 'YYYY-MM'), '') as corrects
                                from book_line l join credit_transfer c
                                    on c.team_id = l.team_id and c.id = l.transfer_id
                                where l.team_id = :team order by l.transfer_id
                                """)
                        .param("team", team.value())
                        .query((row, number) ->
                                new Line(
                                        row.getString("kind"),
                                        row.getString("month"),
                                        row.getLong("micros") / 1_000_000,
                                        row.getString("corrects")))
                        .list());
    }

    /** What a query tells of the whole house, as one text. */
    String text(String query) {
        return transactions.onPlatform(() -> jdbc.sql(query).query(String.class).single());
    }

    /** As superuser and without foreign keys: whose job it is does not matter here. */
    private void run(String sql) {
        try (Connection connection = TestDatabases.superuser(url);
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
