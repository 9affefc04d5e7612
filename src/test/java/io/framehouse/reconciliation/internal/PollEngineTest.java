package io.framehouse.reconciliation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.jobs.JobState;
import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.jobs.PollWork;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.RequestRates;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The engine over jobs in memory: one account's trouble is not another's. */
class PollEngineTest {
    private static final int CALLS = 8;
    private static final long PAUSE_NANOS = 1_000_000;
    private static final PollOutcome PENDING = new PollOutcome.Pending(true, null, "processing");

    private final AccountId well = account(1);
    private final AccountId ill = account(2);
    private final Heap heap = new Heap();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<AccountId, AtomicInteger> asked =
            Map.of(well, new AtomicInteger(), ill, new AtomicInteger());
    private final CountDownLatch hanging = new CountDownLatch(1);

    @AfterEach
    void close() {
        hanging.countDown();
        threads.close();
    }

    @Test
    void anAccountThatHangsHoldsItsOwnCallsOnly() {
        heap.add(ill, 500);
        heap.add(well, 500);
        PollEngine engine = engine((account, wanted) -> wanted, this::hangWhereIll);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    engine.step("node", threads, PAUSE_NANOS);
                    return asked.get(well).get() == 500;
                });
        assertThat(asked.get(ill).get()).isEqualTo(CALLS);
    }

    @Test
    void anAccountThatWantsFewerQuestionsGetsNoneForAWhile() {
        heap.add(ill, 500);
        heap.add(well, 300);
        PollEngine engine =
                engine(
                        (account, wanted) -> wanted,
                        watch -> {
                            count(watch);
                            return ill.equals(watch.account())
                                    ? new PollOutcome.Throttled(Duration.ofMinutes(5))
                                    : PENDING;
                        });
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    engine.step("node", threads, PAUSE_NANOS);
                    return asked.get(well).get() == 300;
                });
        assertThat(asked.get(ill).get()).isLessThanOrEqualTo(CALLS * 2);
        await().atMost(Duration.ofSeconds(5)).until(() -> !heap.postponed.isEmpty());
        assertThat(heap.postponed)
                .allSatisfy(next -> assertThat(next).isAfter(Instant.now().plusSeconds(200)));
    }

    @Test
    void aClaimThatBeganBeforeThePauseAsksNothingAfterIt() {
        heap.add(ill, 500);
        PollEngine engine =
                engine(
                        (account, wanted) -> wanted,
                        watch -> {
                            count(watch);
                            return new PollOutcome.Throttled(Duration.ofMinutes(5));
                        });
        // Each question ends before the next job of the same claim is handed to the lane.
        engine.step("node", Runnable::run, PAUSE_NANOS);
        assertThat(asked.get(ill).get()).isEqualTo(1);
        assertThat(heap.postponed).hasSize(heap.leased.get() - 1);
    }

    @Test
    void whatTheProviderSaidOnceCountsOnce() {
        AccountLane lane = new AccountLane(well, CALLS);
        PollOutcome.Throttled said = new PollOutcome.Throttled(null);
        assertThat(lane.isNews(said)).isTrue();
        assertThat(lane.isNews(said)).isFalse();
        assertThat(lane.isNews(new PollOutcome.Throttled(null))).isTrue();
    }

    @Test
    void theRateOfAnAccountBoundsWhatIsLeased() {
        heap.add(well, 500);
        AtomicInteger left = new AtomicInteger(37);
        PollEngine engine =
                engine(
                        (account, wanted) -> {
                            int granted = Math.min(wanted, left.get());
                            left.addAndGet(-granted);
                            return granted;
                        },
                        this::hangWhereIll);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    engine.step("node", threads, PAUSE_NANOS);
                    return asked.get(well).get() == 37;
                });
        for (int i = 0; i < 20; i++) {
            engine.step("node", threads, PAUSE_NANOS);
        }
        assertThat(asked.get(well).get()).isEqualTo(37);
        assertThat(heap.leased.get()).isEqualTo(37);
    }

    private PollEngine engine(RequestRates rates, PollEngine.Look look) {
        return new PollEngine(
                heap,
                look,
                rates,
                new PollPlan(RandomGenerator.getDefault()),
                new RunCounts(new SimpleMeterRegistry()),
                Clock.systemUTC(),
                CALLS);
    }

    private PollOutcome hangWhereIll(Watch watch) {
        count(watch);
        if (ill.equals(watch.account())) {
            try {
                hanging.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return PENDING;
    }

    private void count(Watch watch) {
        asked.get(watch.account()).incrementAndGet();
    }

    private static AccountId account(long number) {
        return new AccountId(new UUID(0, number));
    }

    /** Due jobs of one team by account; whoever is leased is never due again. */
    private static final class Heap implements PollWork {
        private static final TeamId TEAM = new TeamId(new UUID(0, 9));
        private final Map<AccountId, Queue<Watch>> due = new LinkedHashMap<>();
        private final Queue<Instant> postponed = new ConcurrentLinkedQueue<>();
        private final AtomicInteger leased = new AtomicInteger();

        void add(AccountId account, int jobs) {
            for (int i = 0; i < jobs; i++) {
                due.computeIfAbsent(account, id -> new ConcurrentLinkedQueue<>())
                        .add(watch(account));
            }
        }

        private static Watch watch(AccountId account) {
            return new Watch(
                    TEAM,
                    JobId.random(),
                    JobState.RUNNING,
                    null,
                    null,
                    null,
                    account,
                    "task",
                    "img2video",
                    false,
                    0,
                    Instant.now(),
                    Instant.now(),
                    Duration.ofMinutes(3),
                    UUID.randomUUID());
        }

        @Override
        public List<Due> due(int most) {
            return due.entrySet().stream()
                    .filter(entry -> !entry.getValue().isEmpty())
                    .map(entry ->
                            new Due(
                                    entry.getKey(),
                                    TEAM,
                                    Math.min(most, entry.getValue().size()),
                                    Instant.now()))
                    .toList();
        }

        @Override
        public List<Watch> claim(String node, Collection<Share> shares, Duration lease) {
            List<Watch> claimed = new ArrayList<>();
            for (Share share : shares) {
                for (int i = 0; i < share.room(); i++) {
                    Watch watch = due.get(share.account()).poll();
                    if (watch != null) {
                        claimed.add(watch);
                    }
                }
            }
            leased.addAndGet(claimed.size());
            return claimed;
        }

        @Override
        public List<Watch> claimLost(String node, int limit, Duration lease) {
            return List.of();
        }

        @Override
        public void postpone(Watch watch, Instant next) {
            postponed.add(next);
        }

        @Override
        public Set<UUID> stillSending(Collection<Attempt> attempts) {
            return Set.of();
        }

        @Override
        public Duration sendingLease() {
            return Duration.ofSeconds(30);
        }

        @Override
        public long bytesOf(Attempt attempt) {
            return 0;
        }

        @Override
        public void flush() {}
    }
}
