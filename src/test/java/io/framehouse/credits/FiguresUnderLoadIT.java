package io.framehouse.credits;

import static io.framehouse.credits.CreditsFixtures.asSystem;
import static io.framehouse.credits.CreditsFixtures.budget;
import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MutableClock;
import io.framehouse.PostgresTest;
import io.framehouse.credits.BudgetData.Period;
import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * While jobs hold, settle, release and are refunded, what people see equals sums over the ledger's
 * entries and holds, at whatever moment they look.
 */
@SpringBootTest(classes = CreditsContext.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
class FiguresUnderLoadIT {
    private static final int WORKERS = 6;
    private static final int SAMPLES = 400;

    @Autowired CreditsFixtures fixtures;
    @Autowired Budgets budgets;
    @Autowired BudgetLimits limits;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager manager;
    @Autowired MutableClock clock;

    private final UserId member = new UserId(Ids.next());
    private final KeyId key = new KeyId(Ids.next());
    private TeamId team;
    private TeamTransactions oneMoment;

    /** Budget figures by hand: the holds that a budget covers, and the transfers of their jobs. */
    private record Sums(long limit, long spent, long held, Instant resetsAt) {}

    @Test
    void whatIsShownEqualsTheSumsAtAnyMoment() throws Exception {
        clock.set(CreditsContext.START);
        team = fixtures.teamWith(100_000);
        fixtures.replace(
                team,
                budget(Scope.TEAM, null, Period.DAY, 900),
                budget(Scope.TEAM, null, Period.MONTH, 50_000),
                budget(Scope.MEMBER, member.value(), Period.WEEK, 700),
                budget(Scope.KEY, key.value(), Period.TOTAL, 600));
        oneMoment = new TeamTransactions(new RepeatableRead(manager));
        AtomicBoolean running = new AtomicBoolean(true);
        List<Future<?>> work = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
            for (int number = 0; number < WORKERS; number++) {
                Random random = new Random(number);
                work.add(threads.submit(() -> workWhile(running, random)));
            }
            try {
                for (int sample = 0; sample < SAMPLES; sample++) {
                    seen.add(oneMoment.inTeam(team, this::compare));
                }
            } finally {
                running.set(false);
            }
        }
        for (Future<?> one : work) {
            one.get();
        }
        assertThat(seen.size()).as("moments that differ").isGreaterThan(SAMPLES / 10);
        assertThat(fixtures.findings()).isEmpty();
    }

    private void workWhile(AtomicBoolean running, Random random) {
        List<JobId> open = new ArrayList<>();
        List<JobId> settled = new ArrayList<>();
        while (running.get()) {
            try {
                step(random, open, settled);
            } catch (DomainException refused) {
                settleOne(open, settled, random);
            }
        }
    }

    private void step(Random random, List<JobId> open, List<JobId> settled) {
        switch (random.nextInt(8)) {
            case 0, 1, 2, 3 ->
                    open.add(
                            fixtures.hold(
                                    team,
                                    1 + random.nextInt(9),
                                    random.nextBoolean() ? member : null,
                                    random.nextBoolean() ? key : null));
            case 4 -> settleOne(open, settled, random);
            case 5 -> {
                if (!open.isEmpty()) {
                    fixtures.release(team, open.removeFirst());
                }
            }
            case 6 -> {
                if (!settled.isEmpty()) {
                    fixtures.refund(team, settled.removeFirst(), 1);
                }
            }
            default -> raiseBriefly(random);
        }
    }

    private void settleOne(List<JobId> open, List<JobId> settled, Random random) {
        if (!open.isEmpty()) {
            JobId job = open.removeFirst();
            fixtures.settle(team, job, 1 + random.nextInt(9));
            settled.add(job);
        }
    }

    private void raiseBriefly(Random random) {
        List<BudgetStatus> present = fixtures.list(team);
        UUID budget = present.get(random.nextInt(present.size())).id();
        Instant until = clock.instant().plus(Duration.ofHours(1));
        UUID raise = asSystem(() -> limits.raise(team, budget, Credits.of(9), until, "load")).id();
        asSystem(() -> {
            limits.endRaise(team, raise, "load");
            return raise;
        });
    }

    /** Compares in one snapshot; answers a figure that moves, to tell moments apart. */
    private Long compare() {
        Balance balance = fixtures.balance(team);
        assertThat(List.of(balance.granted(), balance.spent(), balance.held(), balance.available()))
                .containsExactly(
                        Credits.ofMicros(-entries("granted")),
                        Credits.ofMicros(entries("spent")),
                        Credits.ofMicros(entries("held")),
                        Credits.ofMicros(entries("available")));
        List<BudgetStatus> shown = fixtures.list(team);
        assertThat(shown).hasSize(4);
        for (BudgetStatus status : shown) {
            Sums sums = sums(status);
            assertThat(
                            new Sums(
                                    status.limit().micros(),
                                    status.spent().micros(),
                                    status.held().micros(),
                                    status.resetsAt()))
                    .isEqualTo(sums);
            assertThat(status.available().micros())
                    .isEqualTo(Math.max(0, sums.limit() - sums.spent() - sums.held()));
        }
        return balance.spent().micros() * 31 + balance.held().micros();
    }

    private long entries(String account) {
        return jdbc.sql(
                        """
                        select coalesce(sum(amount_micros), 0)::bigint from credit_entry
                        where team_id = :team and account = :account
                        """)
                .param("team", team.value())
                .param("account", account)
                .query(Long.class)
                .single();
    }

    private Sums sums(BudgetStatus status) {
        return jdbc.sql(
                        """
                        select b.limit_micros + coalesce((select sum(r.amount_micros)
                                from budget_raise r where r.budget_id = b.id
                                and r.starts_at <= :now and r.ends_at > :now), 0) as limit_micros,
                            coalesce(sum(case t.kind when 'settle' then t.amount_micros
                                when 'adjust' then t.amount_micros
                                when 'refund' then -t.amount_micros else 0 end), 0) as spent,
                            coalesce(sum(case t.kind when 'hold' then t.amount_micros
                                else 0 end) filter (where h.state = 'open'), 0) as held,
                            case b.period when 'day' then s.day + interval '1 day'
                                when 'week' then s.week + interval '1 week'
                                when 'month' then s.month + interval '1 month' end
                                at time zone p.time_zone as resets_at
                        from budget b join team p on p.id = b.team_id
                        cross join lateral (select
                            date_trunc('day', :now at time zone p.time_zone) as day,
                            date_trunc('week', :now at time zone p.time_zone) as week,
                            date_trunc('month', :now at time zone p.time_zone) as month) s
                        left join credit_hold h on h.team_id = b.team_id
                            and (b.scope = 'team' or h.member_id = b.subject_id
                                or h.key_id = b.subject_id)
                            and (b.period = 'total' or h.held_at at time zone p.time_zone
                                >= case b.period when 'day' then s.day when 'week' then s.week
                                    else s.month end)
                        left join credit_transfer t on t.team_id = h.team_id
                            and t.job_id = h.job_id
                        where b.id = :budget
                        group by b.id, b.limit_micros, b.period, s.day, s.week, s.month, p.time_zone
                        """)
                .param("budget", status.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    var resets = row.getObject("resets_at", OffsetDateTime.class);
                    return new Sums(
                            row.getLong("limit_micros"),
                            row.getLong("spent"),
                            row.getLong("held"),
                            resets == null ? null : resets.toInstant());
                })
                .single();
    }

    /** Begins every transaction so that all its statements see one moment. */
    private record RepeatableRead(PlatformTransactionManager manager)
            implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(TransactionDefinition wanted) {
            DefaultTransactionDefinition definition = new DefaultTransactionDefinition(wanted);
            definition.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
            return manager.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            manager.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            manager.rollback(status);
        }
    }
}
