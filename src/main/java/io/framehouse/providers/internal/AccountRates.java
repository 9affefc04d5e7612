package io.framehouse.providers.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.RequestRates;
import io.framehouse.shared.TeamTransactions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * One bucket an account for all nodes, in one row: when the next request may leave. It holds a
 * tenth of a minute's requests and fills with the other nine tenths, so that no minute ever has
 * more than the limit.
 *
 * @see "Decision 0013: dispatch"
 */
@Service
class AccountRates implements RequestRates {
    /** Who enters the most that can be entered wants no limit. */
    private static final int NO_LIMIT = 100_000;

    private static final int BURST_PART = 10;
    private static final Duration LIMIT_KNOWN_FOR = Duration.ofSeconds(10);
    private static final int SLOWER = 10;
    private static final String LOCK_TIMEOUT = "55P03";

    private final TeamTransactions transactions;
    private final JdbcClient jdbc;
    private final AccountGauges gauges;
    private final Clock clock;
    private final Map<AccountId, Limit> limits = new ConcurrentHashMap<>();

    AccountRates(
            TeamTransactions transactions, JdbcClient jdbc, AccountGauges gauges, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.gauges = gauges;
        this.clock = clock;
    }

    @Override
    public int take(AccountId account, int wanted) {
        int slowed = slowed(account, wanted);
        int limit = slowed == 0 ? NO_LIMIT : limit(account);
        return limit >= NO_LIMIT
                ? slowed
                : transactions.onPlatform(() -> take(account, slowed, limit));
    }

    @Override
    public int tryTake(AccountId account, int wanted) {
        int slowed = slowed(account, wanted);
        int limit = slowed == 0 ? NO_LIMIT : limit(account);
        if (limit >= NO_LIMIT) {
            return slowed;
        }
        try {
            return transactions.onPlatform(
                    () -> isTaken(account) ? 0 : take(account, slowed, limit));
        } catch (DataAccessException failure) {
            if (isLockTimeout(failure)) {
                return 0;
            }
            throw failure;
        }
    }

    private static boolean isLockTimeout(DataAccessException failure) {
        return failure.getMostSpecificCause() instanceof SQLException cause
                && LOCK_TIMEOUT.equals(cause.getSQLState());
    }

    /** Books a request that is made whatever is left, such as one that a person waits for. */
    void book(AccountId account) {
        int limit = limit(account);
        if (limit < NO_LIMIT) {
            Instant now = now();
            transactions.runOnPlatform(() -> {
                Instant free = lockFreeAt(account, now);
                setFreeAt(account, (free.isBefore(now) ? now : free).plus(interval(limit)));
            });
        }
    }

    /** A provider that is down is asked less, so that it can come back. */
    private int slowed(AccountId account, int wanted) {
        if (wanted <= 0) {
            return 0;
        }
        return gauges.of(account).isBroken() ? (wanted + SLOWER - 1) / SLOWER : wanted;
    }

    /**
     * Whether another transaction holds the account's row; it is ours afterwards where not. A row
     * that is just being made cannot be seen and is waited for, a moment.
     */
    private boolean isTaken(AccountId account) {
        jdbc.sql("select set_config('lock_timeout', '100ms', true)")
                .query((row, number) -> "")
                .single();
        boolean ours =
                jdbc.sql(
                                """
                                select account_id from provider_rate where account_id = :account
                                for update skip locked
                                """)
                        .param("account", account.value())
                        .query((row, number) -> true)
                        .optional()
                        .isPresent();
        return !ours
                && jdbc.sql("select count(*) from provider_rate where account_id = :account")
                                .param("account", account.value())
                                .query(Long.class)
                                .single()
                        > 0;
    }

    /** As the database keeps it: rounded up there, a new row would be a moment ahead of us. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static int burst(int limit) {
        return Math.max(1, limit / BURST_PART);
    }

    private static Duration interval(int limit) {
        return Duration.ofMinutes(1).dividedBy(Math.max(1, limit - burst(limit)));
    }

    private int take(AccountId account, int wanted, int limit) {
        int burst = burst(limit);
        Duration interval = interval(limit);
        Instant now = now();
        Instant free = lockFreeAt(account, now);
        Instant from = free.isBefore(now) ? now : free;
        // A started interval counts as a whole one, or the minute could hold one too many.
        Duration ahead = Duration.between(now, from).plus(interval).minusNanos(1);
        long waiting = ahead.dividedBy(interval);
        int granted = (int) Math.max(0, Math.min(wanted, burst - waiting));
        if (granted > 0) {
            setFreeAt(account, from.plus(interval.multipliedBy(granted)));
        }
        return granted;
    }

    private void setFreeAt(AccountId account, Instant free) {
        jdbc.sql("update provider_rate set free_at = :free where account_id = :account")
                .param("free", AccountRows.time(free))
                .param("account", account.value())
                .update();
    }

    /** The first taker makes the row. */
    private Instant lockFreeAt(AccountId account, Instant now) {
        return jdbc.sql(
                        """
                        insert into provider_rate as r (account_id, free_at) values (:account, :now)
                        on conflict (account_id) do update set free_at = r.free_at
                        returning free_at
                        """)
                .param("account", account.value())
                .param("now", AccountRows.time(now))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private int limit(AccountId account) {
        Instant now = clock.instant();
        Limit known = limits.get(account);
        if (known != null && now.isBefore(known.until())) {
            return known.perMinute();
        }
        int perMinute =
                transactions.onPlatform(() ->
                        jdbc.sql("select requests_per_minute from provider_account where id = :id")
                                .param("id", account.value())
                                .query(Integer.class)
                                .optional()
                                .orElse(NO_LIMIT));
        limits.put(account, new Limit(perMinute, now.plus(LIMIT_KNOWN_FOR)));
        return perMinute;
    }

    private record Limit(int perMinute, Instant until) {}
}
