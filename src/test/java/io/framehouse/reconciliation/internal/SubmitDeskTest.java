package io.framehouse.reconciliation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.jobs.JobWork.Attempt;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.jobs.PollWork;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is on its way: bounded by account and by memory, alive until answered. */
class SubmitDeskTest {
    private static final long MEGABYTE = 1024 * 1024;

    private final HangingWire wire = new HangingWire();
    private final Weights weights = new Weights();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        wire.answers.release(1_000);
        threads.close();
    }

    @Test
    void oneAccountThatHangsLeavesTheOthersTheirCalls() {
        SubmitDesk desk = new SubmitDesk(wire, weights, 3, 100);
        send(desk, 1, 10);
        await().until(() -> wire.begun.size() == 3);
        send(desk, 2, 2);
        await().until(() -> wire.begun.size() == 5);
        assertThat(desk.full()).containsExactly(account(1));
    }

    @Test
    void manyLargePicturesWaitForEachOther() {
        weights.bytes = 14 * MEGABYTE;
        SubmitDesk desk = new SubmitDesk(wire, weights, 64, 128);
        send(desk, 1, 10);
        await().until(() -> wire.begun.size() == 2);
        wire.answers.release(1);
        await().until(() -> wire.begun.size() == 3);
        assertThat(wire.atOnce()).isEqualTo(2);
    }

    @Test
    void aLightOneDoesNotWaitBehindLargeOnes() {
        weights.bytes = 14 * MEGABYTE;
        SubmitDesk desk = new SubmitDesk(wire, weights, 64, 128);
        send(desk, 1, 5);
        await().until(() -> wire.begun.size() == 2 && weights.weighed.get() == 5);
        weights.bytes = 1_000;
        send(desk, 2, 1);
        await().until(() -> wire.begun.size() == 3);
    }

    @Test
    void whatIsHeavierThanAllTheRoomGoesAlone() {
        weights.bytes = 500 * MEGABYTE;
        SubmitDesk desk = new SubmitDesk(wire, weights, 64, 128);
        send(desk, 1, 1);
        await().until(() -> wire.begun.size() == 1);
    }

    @Test
    void allThatWaitShowThatTheirSenderLives() {
        SubmitDesk desk = new SubmitDesk(wire, weights, 1, 100);
        send(desk, 1, 5);
        desk.signOfLife();
        assertThat(weights.alive).hasSize(5);
        wire.answers.release(5);
        await().until(desk::isEmpty);
        desk.signOfLife();
        assertThat(weights.alive).isEmpty();
    }

    @Test
    void aStoppingNodeHandsBackWhatItHasNotBegunAndWaitsForTheRest() {
        SubmitDesk desk = new SubmitDesk(wire, weights, 2, 100);
        send(desk, 1, 5);
        await().until(() -> wire.begun.size() == 2);
        desk.stop();
        assertThat(desk.free()).isZero();
        assertThat(wire.handedBack).isEmpty();
        wire.answers.release(2);
        await().until(desk::isEmpty);
        assertThat(wire.begun).hasSize(2);
        assertThat(wire.handedBack).hasSize(3);
    }

    private void send(SubmitDesk desk, long account, int attempts) {
        List<Attempt> made =
                IntStream.range(0, attempts).mapToObj(i -> attempt(account(account))).toList();
        desk.accept(made);
        made.forEach(attempt -> threads.submit(() -> desk.send(attempt)));
    }

    private static Attempt attempt(AccountId account) {
        return new Attempt(
                new TeamId(new UUID(0, 9)), JobId.random(), UUID.randomUUID(), 1, account, "node");
    }

    private static AccountId account(long number) {
        return new AccountId(new UUID(0, number));
    }

    /** A provider that answers when the test lets it. */
    private static final class HangingWire implements SubmitDesk.Wire {
        private final Queue<Attempt> begun = new ConcurrentLinkedQueue<>();
        private final Queue<Attempt> ended = new ConcurrentLinkedQueue<>();
        private final Queue<Attempt> handedBack = new ConcurrentLinkedQueue<>();
        private final Semaphore answers = new Semaphore(0);

        @Override
        public void send(Attempt attempt) {
            begun.add(attempt);
            answers.acquireUninterruptibly();
            ended.add(attempt);
        }

        @Override
        public void handBack(Attempt attempt, String why) {
            handedBack.add(attempt);
        }

        int atOnce() {
            return begun.size() - ended.size();
        }
    }

    /** Attempts of one weight, and who was said to live last. */
    private static final class Weights implements PollWork {
        private final AtomicInteger weighed = new AtomicInteger();
        private volatile long bytes;
        private Collection<Attempt> alive = List.of();

        @Override
        public Set<UUID> stillSending(Collection<Attempt> attempts) {
            alive = attempts;
            return Set.of();
        }

        @Override
        public Duration sendingLease() {
            return Duration.ofSeconds(30);
        }

        @Override
        public long bytesOf(Attempt attempt) {
            long weight = bytes;
            weighed.incrementAndGet();
            return weight;
        }

        @Override
        public List<Due> due(int most) {
            return List.of();
        }

        @Override
        public List<Watch> claim(String node, Collection<Share> shares, Duration lease) {
            return List.of();
        }

        @Override
        public List<Watch> claimLost(String node, int limit, Duration lease) {
            return List.of();
        }

        @Override
        public void postpone(Watch watch, Instant next) {}

        @Override
        public void flush() {}
    }
}
