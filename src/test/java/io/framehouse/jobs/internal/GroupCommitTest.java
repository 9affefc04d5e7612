package io.framehouse.jobs.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real threads in one room: everybody is answered once, and nobody hurts a neighbour. */
@Timeout(60)
class GroupCommitTest {
    private static final String LANE = "nord";

    private final Recorder work = new Recorder();

    @Test
    void whoIsAloneWorksAtOnceInTheOwnThread() {
        GroupCommit<String, Item, String> group = group(4, 100);
        assertThat(group.run(LANE, item("a"))).isEqualTo("done a");
        assertThat(work.turns).containsExactly(new Turn(LANE, List.of("a"), me()));
        assertThat(group.isEmpty()).isTrue();
    }

    @Test
    void whoComesMeanwhileSharesTheNextTurnInOrder() throws Exception {
        GroupCommit<String, Item, String> group = group(64, 100);
        try (Held held = hold(group)) {
            List<FutureTask<String>> others = waiting(group, "b", "c", "d", "e");
            held.letGo();
            assertThat(results(others)).containsExactly("done b", "done c", "done d", "done e");
        }
        assertThat(work.items()).containsExactly(List.of("a"), List.of("b", "c", "d", "e"));
        assertThat(group.isEmpty()).isTrue();
    }

    @Test
    void nobodyLeadsTwiceAndNoTurnIsLargerThanItsLimit() throws Exception {
        GroupCommit<String, Item, String> group = group(3, 100);
        try (Held held = hold(group)) {
            List<FutureTask<String>> others =
                    waiting(group, "b", "c", "d", "e", "f", "g", "h", "i");
            held.letGo();
            results(others);
        }
        assertThat(work.items())
                .containsExactly(
                        List.of("a"),
                        List.of("b", "c", "d"),
                        List.of("e", "f", "g"),
                        List.of("h", "i"));
        assertThat(work.turns).extracting(Turn::leader).doesNotHaveDuplicates();
    }

    @Test
    void aLaneDoesNotWaitForAnother() throws Exception {
        GroupCommit<String, Item, String> group = group(3, 100);
        try (Held held = hold(group)) {
            assertThat(group.run("acme", item("z"))).isEqualTo("done z");
            held.letGo();
        }
    }

    @Test
    void twoOfOneIdentityNeverShareATurn() throws Exception {
        GroupCommit<String, Item, String> group = group(64, 100);
        try (Held held = hold(group)) {
            List<FutureTask<String>> others = waiting(group, "b/k", "c/k", "d", "e/k", "f/m");
            held.letGo();
            results(others);
        }
        assertThat(work.items())
                .containsExactly(
                        List.of("a"), List.of("b/k", "d", "f/m"), List.of("c/k"), List.of("e/k"));
    }

    @Test
    void whatIsHeavyGoesAlone() throws Exception {
        GroupCommit<String, Item, String> group = group(64, 100);
        try (Held held = hold(group)) {
            List<FutureTask<String>> others = waiting(group, "b", "c!", "d", "e");
            held.letGo();
            results(others);
        }
        assertThat(work.items())
                .containsExactly(List.of("a"), List.of("b"), List.of("c!", "d", "e"));
    }

    @Test
    void aPoisonedItemHurtsOnlyItsOwnCaller() throws Exception {
        GroupCommit<String, Item, String> group = group(64, 100);
        work.poison = "c";
        try (Held held = hold(group)) {
            List<FutureTask<String>> others = waiting(group, "b", "c", "d");
            held.letGo();
            assertThat(others.get(0).get()).isEqualTo("done b");
            assertThatThrownBy(() -> others.get(1).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("poisoned: c");
            assertThat(others.get(2).get()).isEqualTo("done d");
        }
        assertThat(work.items()).contains(List.of("b", "c", "d"), List.of("b"), List.of("d"));
        assertThat(group.isEmpty()).isTrue();
    }

    @Test
    void aLoneFailureIsThrownAndNotTriedAgain() {
        GroupCommit<String, Item, String> group = group(64, 100);
        work.poison = "a";
        assertThatThrownBy(() -> group.run(LANE, item("a"))).hasMessage("poisoned: a");
        assertThat(work.turns).hasSize(1);
        assertThat(group.isEmpty()).isTrue();
    }

    @Test
    void evenALeaderThatDiesLeavesNobodyBehind() throws Exception {
        GroupCommit<String, Item, String> group = group(64, 100);
        work.deadly = "b";
        try (Held held = hold(group)) {
            List<FutureTask<String>> others = waiting(group, "b", "c", "d");
            held.letGo();
            assertThatThrownBy(() -> others.get(0).get())
                    .hasCauseInstanceOf(StackOverflowError.class);
            assertThat(others.get(1).get()).isEqualTo("done c");
            assertThat(others.get(2).get()).isEqualTo("done d");
        }
        assertThat(group.isEmpty()).isTrue();
    }

    @Test
    void aMissingResultIsAFailureOfTheTurn() {
        GroupCommit<String, Item, String> group =
                new GroupCommit<>((lane, items) -> List.of(), manner(4, 10, Duration.ofMinutes(1)));
        assertThatThrownBy(() -> group.run(LANE, item("a"))).hasMessage("0 results of 1 items");
    }

    @Test
    void aFullLaneRefusesOneMore() throws Exception {
        GroupCommit<String, Item, String> group = group(64, 2);
        try (Held held = hold(group)) {
            List<FutureTask<String>> others = waiting(group, "b", "c");
            assertUnavailable(() -> group.run(LANE, item("d")));
            held.letGo();
            results(others);
        }
        assertThat(work.items()).containsExactly(List.of("a"), List.of("b", "c"));
    }

    @Test
    void whoWaitsTooLongIsRefusedAndNothingIsDone() throws Exception {
        GroupCommit<String, Item, String> group =
                new GroupCommit<>(work, manner(64, 100, Duration.ofMillis(1)));
        try (Held held = hold(group)) {
            assertUnavailable(() -> group.run(LANE, item("b")));
            held.letGo();
        }
        assertThat(work.items()).containsExactly(List.of("a"));
        assertThat(group.isEmpty()).isTrue();
    }

    @Test
    void whoIsInterruptedWhileWaitingLeavesAndKeepsTheSign() throws Exception {
        GroupCommit<String, Item, String> group = group(64, 100);
        try (Held held = hold(group)) {
            AtomicBoolean sign = new AtomicBoolean();
            FutureTask<String> other =
                    new FutureTask<>(() -> {
                        try {
                            return group.run(LANE, item("b"));
                        } finally {
                            sign.set(Thread.currentThread().isInterrupted());
                        }
                    });
            Thread thread = Thread.ofPlatform().start(other);
            await().until(() -> group.waiting(LANE) == 1);
            thread.interrupt();
            assertUnavailable(() -> unwrapped(other));
            assertThat(sign).isTrue();
            List<FutureTask<String>> next = waiting(group, "c");
            held.letGo();
            results(next);
        }
        assertThat(work.items()).containsExactly(List.of("a"), List.of("c"));
    }

    @Test
    void whoIsInterruptedAfterATurnTookItHearsTheResult() throws Exception {
        GroupCommit<String, Item, String> group = group(64, 100);
        CountDownLatch goOn = new CountDownLatch(1);
        work.pauseAt("b", goOn);
        try (Held held = hold(group)) {
            List<Thread> threads = new ArrayList<>();
            List<FutureTask<String>> others = waiting(group, threads, "b", "c");
            held.letGo();
            await().until(() -> work.items().size() == 2);
            threads.get(1).interrupt();
            goOn.countDown();
            assertThat(results(others)).containsExactly("done b", "done c");
        }
    }

    @ParameterizedTest(name = "virtual threads: {0}")
    @ValueSource(booleans = {true, false})
    void manyCallersWithPoisonAndInterruptsAreEachAnsweredOnce(boolean virtual) throws Exception {
        GroupCommit<String, Item, String> group =
                new GroupCommit<>(work, manner(7, 500, Duration.ofMinutes(1)));
        work.poison = "poison";
        work.yielding = true;
        List<Thread> threads = new ArrayList<>();
        Map<String, String> answers = new ConcurrentHashMap<>();
        CountDownLatch start = new CountDownLatch(1);
        for (int caller = 0; caller < 48; caller++) {
            int number = caller;
            Runnable calls = () -> callAgainAndAgain(group, number, start, answers);
            threads.add(
                    virtual
                            ? Thread.ofVirtual().unstarted(calls)
                            : Thread.ofPlatform().unstarted(calls));
        }
        threads.forEach(Thread::start);
        start.countDown();
        Random random = new Random(7);
        while (threads.stream().anyMatch(Thread::isAlive)) {
            threads.get(random.nextInt(threads.size())).interrupt();
            Thread.onSpinWait();
        }
        assertThat(answers).hasSize(48 * 200);
        List<String> done = work.done();
        answers.forEach((name, answer) -> {
            String expected = name.contains("poison") ? "poisoned: " + name : "done " + name;
            assertThat(answer).isIn(expected, "unavailable");
        });
        assertThat(done).doesNotHaveDuplicates();
        assertThat(done)
                .containsExactlyInAnyOrderElementsOf(
                        answers.entrySet().stream()
                                .filter(answer -> answer.getValue().startsWith("done"))
                                .map(Map.Entry::getKey)
                                .toList());
        assertThat(work.turns).anySatisfy(turn -> assertThat(turn.items()).hasSizeGreaterThan(1));
        assertThat(group.isEmpty()).isTrue();
    }

    private static void callAgainAndAgain(
            GroupCommit<String, Item, String> group,
            int caller,
            CountDownLatch start,
            Map<String, String> answers) {
        boolean started = false;
        while (!started) {
            try {
                start.await();
                started = true;
            } catch (InterruptedException again) {
                // An early sign; wait on.
            }
        }
        for (int call = 0; call < 200; call++) {
            String name = caller + "-" + call + (call % 50 == 17 ? "-poison" : "");
            String answer;
            try {
                answer = group.run("lane " + caller % 3, item(name));
            } catch (DomainException refused) {
                answer = refused.code().code();
            } catch (IllegalArgumentException poisoned) {
                answer = String.valueOf(poisoned.getMessage());
            }
            answers.put(name, answer);
            Thread.interrupted();
        }
    }

    private GroupCommit<String, Item, String> group(int most, int mostWaiting) {
        return new GroupCommit<>(work, manner(most, mostWaiting, Duration.ofMinutes(1)));
    }

    private static GroupCommit.Manner<Item> manner(int most, int mostWaiting, Duration wait) {
        return new GroupCommit.Manner<>() {
            @Override
            public GroupCommit.Limits limits() {
                return new GroupCommit.Limits(most, 100, mostWaiting, wait);
            }

            @Override
            public long weight(Item item) {
                return item.name().endsWith("!") ? 1_000 : 1;
            }

            @Override
            public @Nullable Object identity(Item item) {
                int slash = item.name().indexOf('/');
                return slash < 0 ? null : item.name().substring(slash);
            }
        };
    }

    /** Item "a" at work until it is let go. */
    private Held hold(GroupCommit<String, Item, String> group) {
        CountDownLatch goOn = new CountDownLatch(1);
        work.pauseAt("a", goOn);
        FutureTask<String> first = new FutureTask<>(() -> group.run(LANE, item("a")));
        Thread.ofVirtual().start(first);
        await().until(() -> !work.turns.isEmpty());
        return new Held(goOn, first);
    }

    private record Held(CountDownLatch goOn, FutureTask<String> first) implements AutoCloseable {
        void letGo() {
            goOn.countDown();
        }

        @Override
        public void close() throws Exception {
            goOn.countDown();
            assertThat(first.get()).isEqualTo("done a");
        }
    }

    private static List<FutureTask<String>> waiting(
            GroupCommit<String, Item, String> group, String... names) {
        return waiting(group, new ArrayList<>(), names);
    }

    /** Callers who wait in the lane, in this order. */
    private static List<FutureTask<String>> waiting(
            GroupCommit<String, Item, String> group, List<Thread> threads, String... names) {
        List<FutureTask<String>> tasks = new ArrayList<>();
        for (String name : names) {
            FutureTask<String> task = new FutureTask<>(() -> group.run(LANE, item(name)));
            threads.add(Thread.ofVirtual().start(task));
            tasks.add(task);
            await().until(() -> group.waiting(LANE) == tasks.size());
        }
        return tasks;
    }

    private static List<String> results(List<FutureTask<String>> tasks) throws Exception {
        List<String> results = new ArrayList<>();
        for (FutureTask<String> task : tasks) {
            results.add(task.get());
        }
        return results;
    }

    private static String unwrapped(FutureTask<String> task) throws Exception {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw (Exception) failed.getCause();
        }
    }

    private static void assertUnavailable(Callable<String> work) {
        assertThatThrownBy(work::call)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.code()).isEqualTo(CommonError.UNAVAILABLE));
    }

    private static Item item(String name) {
        return new Item(name);
    }

    private static long me() {
        return Thread.currentThread().threadId();
    }

    private record Item(String name) {}

    private record Turn(String lane, List<String> items, long leader) {}

    /** Writes down every turn; a turn with poison in it does nothing at all. */
    private static final class Recorder implements GroupCommit.Work<String, Item, String> {
        private final ConcurrentLinkedQueue<Turn> turns = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
        private final Map<String, CountDownLatch> pauses = new ConcurrentHashMap<>();
        private @Nullable String poison;
        private @Nullable String deadly;
        private boolean yielding;

        void pauseAt(String first, CountDownLatch goOn) {
            pauses.put(first, goOn);
        }

        List<List<String>> items() {
            return turns.stream().map(Turn::items).toList();
        }

        List<String> done() {
            return List.copyOf(done);
        }

        @Override
        public List<String> run(String lane, List<Item> items) {
            List<String> names = items.stream().map(Item::name).toList();
            turns.add(new Turn(lane, names, me()));
            CountDownLatch pause = pauses.get(names.getFirst());
            if (pause != null) {
                try {
                    pause.await();
                } catch (InterruptedException unexpected) {
                    throw new IllegalStateException(unexpected);
                }
            }
            if (yielding) {
                Thread.yield();
            }
            for (String name : names) {
                if (poison != null && name.contains(poison)) {
                    throw new IllegalArgumentException("poisoned: " + name);
                }
                if (name.equals(deadly)) {
                    throw new StackOverflowError();
                }
            }
            done.addAll(names);
            return names.stream().map(name -> "done " + name).toList();
        }
    }
}
