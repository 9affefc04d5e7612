package io.framehouse.reconciliation.internal;

import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.jobs.PollWork;
import io.framehouse.jobs.PollWork.Due;
import io.framehouse.jobs.PollWork.Share;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.RequestRates;
import io.framehouse.reconciliation.internal.AccountLane.Leased;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks about due jobs: sees what is due by account and team, deals each account's room to its teams
 * in turn, leases hundreds in one statement, and asks on virtual threads, each account in its own
 * lane.
 *
 * @see "Decision 0012: poll engine"
 */
@Component
class PollEngine {
    private static final Logger LOG = LoggerFactory.getLogger(PollEngine.class);
    private static final Actor SYSTEM = Actor.system("reconciler");
    private static final Duration LEASE = Duration.ofSeconds(45);

    /** A call begun later could end after its lease. */
    private static final Duration BEGIN_WITHIN = LEASE.minusSeconds(25);

    private static final int MOST_CLAIMED = 500;
    private static final int MOST_LOST = 200;
    private static final long LOST_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LEAST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int SEEN = 4_096;

    private final PollWork work;
    private final Look poller;
    private final RequestRates rates;
    private final PollPlan plan;
    private final RunCounts counts;
    private final Clock clock;
    private final int callsPerAccount;
    private final Map<AccountId, AccountLane> lanes = new ConcurrentHashMap<>();
    private final Semaphore wish = new Semaphore(0);

    // Of the loop's thread alone.
    private Map<AccountId, List<Due>> due = new HashMap<>();
    private int pairs = 1;
    private long seenAt = System.nanoTime() - TimeUnit.DAYS.toNanos(1);
    private long seeingTook;
    private long lostAt = seenAt;

    PollEngine(
            PollWork work,
            Look poller,
            RequestRates rates,
            PollPlan plan,
            RunCounts counts,
            Clock clock,
            @Value("${framehouse.reconciliation.calls-per-account:64}") int callsPerAccount) {
        this.work = work;
        this.poller = poller;
        this.rates = rates;
        this.plan = plan;
        this.counts = counts;
        this.clock = clock;
        this.callsPerAccount = callsPerAccount;
    }

    /**
     * Leases what there is room for and has it asked about.
     *
     * @return how long to wait before the next step, in nanoseconds; at most {@code pauseNanos}
     */
    long step(String node, Executor executor, long pauseNanos) {
        lost(node, executor);
        long age = System.nanoTime() - seenAt;
        if (due.isEmpty() ? age >= leastAge() : age >= Math.max(LOOK_AGAIN_NANOS, leastAge())) {
            look();
        }
        boolean some = !due.isEmpty();
        int claimed = claim(node, executor);
        if (claimed > 0) {
            return due.isEmpty() ? leastAge() : 0;
        }
        return some ? Math.min(pauseNanos, LOOK_AGAIN_NANOS / 2) : pauseNanos;
    }

    /** One question about one job. */
    @FunctionalInterface
    interface Look {
        /**
         * What the provider said of the task, or that its list wants to be asked less; else null.
         */
        @Nullable PollOutcome look(Watch watch);
    }

    /** Waits, but not when a lane runs dry meanwhile. */
    void await(long nanos) throws InterruptedException {
        if (nanos > 0) {
            wish.tryAcquire(nanos, TimeUnit.NANOSECONDS);
            wish.drainPermits();
        }
    }

    void wake() {
        wish.release();
    }

    /** Gives back what was leased and not begun. */
    void giveBack() {
        Instant now = clock.instant();
        lanes.values().forEach(lane -> giveBack(lane.drain(), now));
    }

    private long leastAge() {
        return Math.max(LEAST_PAUSE_NANOS, 3 * seeingTook);
    }

    /** A silent sender's job needs no call, so it waits for no lane. */
    private void lost(String node, Executor executor) {
        if (System.nanoTime() - lostAt < LOST_EVERY_NANOS) {
            return;
        }
        lostAt = System.nanoTime();
        for (Watch watch : work.claimLost(node, MOST_LOST, LEASE)) {
            executor.execute(() -> CurrentActor.runAs(SYSTEM, () -> look(watch)));
        }
    }

    private void look() {
        long began = System.nanoTime();
        List<Due> all = work.due(Math.clamp(SEEN / pairs, 4, 256));
        seenAt = System.nanoTime();
        seeingTook = seenAt - began;
        pairs = Math.max(1, all.size());
        Map<AccountId, List<Due>> seen = new HashMap<>();
        Instant oldest = clock.instant();
        Instant now = oldest;
        for (Due some : all) {
            seen.computeIfAbsent(some.account(), account -> new ArrayList<>()).add(some);
            oldest = some.oldest().isBefore(oldest) ? some.oldest() : oldest;
        }
        due = seen;
        counts.lag(Duration.between(oldest, now));
    }

    private int claim(String node, Executor executor) {
        List<Share> shares = shares();
        if (shares.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        List<Watch> claimed = work.claim(node, shares, LEASE);
        counts.claimed(claimed.size());
        for (Watch watch : claimed) {
            AccountLane lane = lane(account(watch));
            if (lane.add(new Leased(watch, now))) {
                start(lane, executor);
            }
        }
        return claimed.size();
    }

    private static AccountId account(Watch watch) {
        AccountId account = watch.account();
        return account == null ? new AccountId(new UUID(0, 0)) : account;
    }

    private List<Share> shares() {
        Instant now = clock.instant();
        List<Share> shares = new ArrayList<>();
        int left = MOST_CLAIMED;
        for (AccountId account : List.copyOf(due.keySet())) {
            AccountLane lane = lane(account);
            List<Due> teams = Objects.requireNonNull(due.get(account));
            int wanted =
                    Math.min(
                            Math.min(left, lane.room(now)),
                            teams.stream().mapToInt(Due::count).sum());
            int granted = wanted <= 0 ? 0 : rates.tryTake(account, wanted);
            if (granted > 0) {
                List<Share> dealt = FairShares.deal(teams, granted, lane.lastTeam());
                lane.served(dealt.getLast().team());
                shares.addAll(dealt);
                left -= granted;
                remaining(account, teams, dealt);
            } else if (wanted > 0) {
                due.remove(account);
            }
        }
        return shares;
    }

    /** What was seen less what was dealt out. */
    private void remaining(AccountId account, List<Due> teams, List<Share> dealt) {
        Map<Object, Integer> rooms = new HashMap<>();
        dealt.forEach(share -> rooms.put(share.team(), share.room()));
        List<Due> rest =
                teams.stream()
                        .map(some ->
                                new Due(
                                        some.account(),
                                        some.team(),
                                        some.count() - rooms.getOrDefault(some.team(), 0),
                                        some.oldest()))
                        .filter(some -> some.count() > 0)
                        .toList();
        if (rest.isEmpty()) {
            due.remove(account);
        } else {
            due.put(account, rest);
        }
    }

    private AccountLane lane(AccountId account) {
        return lanes.computeIfAbsent(account, id -> new AccountLane(id, callsPerAccount));
    }

    private void start(AccountLane lane, Executor executor) {
        try {
            executor.execute(() -> CurrentActor.runAs(SYSTEM, () -> serve(lane)));
        } catch (RejectedExecutionException stopping) {
            giveBack(lane.drain(), clock.instant());
        }
    }

    private void serve(AccountLane lane) {
        for (Leased next = lane.next(); next != null; next = lane.next()) {
            Instant now = clock.instant();
            Instant pausedUntil = lane.pausedUntil(now);
            if (pausedUntil != null) {
                work.postpone(next.watch(), plan.spread(pausedUntil));
            } else if (now.isAfter(next.at().plus(BEGIN_WITHIN))) {
                work.postpone(next.watch(), now);
            } else {
                ask(lane, next.watch());
            }
            if (lane.isLow() && wish.availablePermits() == 0) {
                wish.release();
            }
        }
    }

    private void ask(AccountLane lane, Watch watch) {
        long began = System.nanoTime();
        PollOutcome outcome = look(watch);
        lane.answered(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        if (outcome instanceof PollOutcome.Throttled throttled) {
            if (!lane.isNews(throttled)) {
                return;
            }
            Instant now = clock.instant();
            Instant until = plan.accountAgain(now, throttled.retryAfter(), lane.throttled(now));
            LOG.debug("Account {} wants fewer questions; none before {}", lane.account(), until);
            giveBack(lane.pause(until), until);
        } else {
            lane.notThrottled();
        }
    }

    private @Nullable PollOutcome look(Watch watch) {
        try {
            return poller.look(watch);
        } catch (RuntimeException failure) {
            // The lease runs out and the job is looked at again.
            counts.error();
            LOG.warn("A look at jobId={} failed", watch.job(), failure);
            return null;
        }
    }

    private void giveBack(List<Leased> leased, Instant next) {
        leased.forEach(one -> work.postpone(one.watch(), plan.spread(next)));
    }
}
