package io.framehouse.jobs.internal;

import static io.framehouse.jobs.internal.Sql.time;

import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.shared.TeamTransactions;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What came of questions that changed nothing: written many in one statement, to the narrow table
 * alone, and only where the lease is still the asker's. What a crash takes with it is asked again.
 */
@Component
class UnchangedPolls {
    private static final Logger LOG = LoggerFactory.getLogger(UnchangedPolls.class);
    private static final int MOST = 500;
    private static final long GATHER_MILLIS = 20;
    private static final String WRITE =
            """
            update job_watch w set next_action_at = u.next_at, lease_until = null,
                lease_owner = null, lease_token = null, poll_count = w.poll_count + u.asked,
                last_answer_at = case when u.answered then :now else w.last_answer_at end,
                progress = coalesce(u.progress, w.progress),
                detail = case when u.answered then null else coalesce(u.detail, w.detail) end
            from unnest(cast(:teams as uuid[]), cast(:jobs as uuid[]), cast(:tokens as uuid[]),
                cast(:nexts as timestamptz[]), cast(:asked as int[]), cast(:answered as boolean[]),
                cast(:progress as int[]), cast(:details as text[]))
                as u (team_id, job_id, token, next_at, asked, answered, progress, detail)
            where w.team_id = u.team_id and w.job_id = u.job_id and w.lease_token = u.token
            """;

    private final JdbcClient jdbc;
    private final TeamTransactions transactions;
    private final Clock clock;
    private final DistributionSummary sizes;
    private final ConcurrentLinkedQueue<Row> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean gathering = new AtomicBoolean();
    private final ReentrantLock writing = new ReentrantLock();

    UnchangedPolls(
            JdbcClient jdbc, TeamTransactions transactions, Clock clock, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.sizes =
                DistributionSummary.builder("framehouse.polls.write.size")
                        .description("Unchanged polls written by one statement")
                        .register(metrics);
    }

    /** Takes a result of a leased watch; written soon. */
    void add(Row row) {
        waiting.add(row);
        if (gathering.compareAndSet(false, true)) {
            Thread.ofVirtual().name("unchanged-polls").start(this::gather);
        }
    }

    /** Writes all that wait; returns when they are written. */
    void flush() {
        writing.lock();
        try {
            for (List<Row> rows = next(); !rows.isEmpty(); rows = next()) {
                write(rows);
            }
        } finally {
            writing.unlock();
        }
    }

    private void gather() {
        LockSupport.parkNanos(GATHER_MILLIS * 1_000_000);
        gathering.set(false);
        try {
            flush();
        } catch (RuntimeException failure) {
            LOG.warn("Unchanged polls were not written; their leases run out", failure);
        }
    }

    private List<Row> next() {
        List<Row> rows = new ArrayList<>();
        for (Row row = waiting.poll(); row != null; row = waiting.poll()) {
            rows.add(row);
            if (rows.size() == MOST) {
                break;
            }
        }
        // One order for all writers, so that they never wait for each other in a circle.
        rows.sort(Comparator.comparing((Row row) -> row.watch().job().value()));
        return rows;
    }

    private void write(List<Row> rows) {
        sizes.record(rows.size());
        transactions.runOnPlatform(() -> {
            jdbc.sql(JobWatches.LIGHTLY).query((row, number) -> "").single();
            jdbc.sql(WRITE)
                    .param("now", time(clock.instant()))
                    .param("teams", texts(rows, row -> row.watch().team().value()))
                    .param("jobs", texts(rows, row -> row.watch().job().value()))
                    .param("tokens", texts(rows, Row::token))
                    .param("nexts", texts(rows, Row::next))
                    .param("asked", texts(rows, row -> row.asked() ? 1 : 0))
                    .param("answered", texts(rows, Row::answered))
                    .param("progress", texts(rows, Row::progress))
                    .param("details", texts(rows, Row::detail))
                    .update();
        });
    }

    private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable Object> value) {
        return rows.stream()
                .map(value)
                .map(one -> one == null ? null : one.toString())
                .toArray(String[]::new);
    }

    /**
     * One result.
     *
     * @param asked false where the lease is given back without a question
     * @param answered whether the provider knew the task and said how it is
     * @param detail what was seen instead of an answer
     */
    record Row(
            Watch watch,
            Instant next,
            boolean asked,
            boolean answered,
            @Nullable Integer progress,
            @Nullable String detail) {
        UUID token() {
            return Objects.requireNonNull(watch.lease(), "only a leased watch is written here");
        }
    }
}
