package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.PollOutcome;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The questions to one account on this node: so many at once and no more, whatever other accounts
 * do, and a short stock of leased jobs while it answers fast. One that hangs holds only its own
 * calls.
 */
final class AccountLane {
    /** Of an account that answers within this a stock is kept; a slow one gets what it can take. */
    private static final long FAST_MILLIS = 250;

    private static final int STOCK = 6;

    private final AccountId account;
    private final int calls;
    private final Queue<Leased> stock = new ArrayDeque<>();
    private int running;
    private int throttles;
    private PollOutcome.@Nullable Throttled lastThrottled;
    private double averageMillis;
    private @Nullable Instant pausedUntil;
    private @Nullable TeamId lastTeam;

    AccountLane(AccountId account, int calls) {
        this.account = account;
        this.calls = calls;
    }

    AccountId account() {
        return account;
    }

    /** How many more jobs it may be given. */
    synchronized int room(Instant now) {
        if (pausedUntil(now) != null) {
            return 0;
        }
        boolean fast = averageMillis <= FAST_MILLIS;
        if (fast && !isLow()) {
            // Half a stock at once makes fewer and larger claims.
            return 0;
        }
        return Math.max(0, (fast ? calls * STOCK : calls) - stock.size() - running);
    }

    /**
     * Until when it is to be asked nothing; null where it may be asked. A claim that began before
     * the pause still brings jobs.
     */
    synchronized @Nullable Instant pausedUntil(Instant now) {
        return pausedUntil != null && now.isBefore(pausedUntil) ? pausedUntil : null;
    }

    /** Whether it should be given more before it runs dry. */
    synchronized boolean isLow() {
        return stock.size() <= calls * STOCK / 2;
    }

    /**
     * Adds a job.
     *
     * @return whether one more worker is to be started for it
     */
    synchronized boolean add(Leased leased) {
        stock.add(leased);
        if (running < calls) {
            running++;
            return true;
        }
        return false;
    }

    /** The next job for a worker that was started; null where it ends. */
    synchronized @Nullable Leased next() {
        Leased next = stock.poll();
        if (next == null) {
            running--;
        }
        return next;
    }

    synchronized void answered(long millis) {
        averageMillis += (millis - averageMillis) / 8;
    }

    /**
     * Whether this very answer was not heard yet: one that a scan of the task list kept is given to
     * all who look for a tag meanwhile, and the provider said it once.
     */
    @SuppressWarnings("ReferenceEquality")
    synchronized boolean isNews(PollOutcome.Throttled said) {
        boolean news = said != lastThrottled;
        lastThrottled = said;
        return news;
    }

    synchronized void notThrottled() {
        throttles = 0;
    }

    /**
     * How often it said "too often" in a row, this one included. Calls that were under way together
     * say it together and count once.
     */
    synchronized int throttled(Instant now) {
        if (pausedUntil(now) == null) {
            throttles++;
        }
        return Math.max(1, throttles);
    }

    /** Gives it nothing until then; answers what was in stock, to be given back. */
    synchronized List<Leased> pause(Instant until) {
        if (pausedUntil == null || until.isAfter(pausedUntil)) {
            pausedUntil = until;
        }
        return drain();
    }

    synchronized List<Leased> drain() {
        List<Leased> all = new ArrayList<>(stock);
        stock.clear();
        return all;
    }

    synchronized @Nullable TeamId lastTeam() {
        return lastTeam;
    }

    synchronized void served(TeamId team) {
        lastTeam = team;
    }

    /** A job leased to this node since then. */
    record Leased(Watch watch, Instant at) {}
}
