package io.framehouse.jobs.internal;

import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers who come while another of the same lane is at work share the next turn: one lock,
 * one commit. A caller who is alone works at once. Whoever waits first leads the next turn, and
 * leads one only, so nobody serves others for long.
 *
 * <p>A turn that fails as a whole is taken apart: each of its callers then works alone, so that one
 * poisoned item hurts only its own caller. The work must therefore bear to be done again where it
 * is not known whether it was done.
 *
 * @param <K> what a lane is for, such as a team
 * @param <I> what is done
 * @param <R> what comes of it; a refusal is a result too
 * @see "Decision 0008: submit path"
 */
final class GroupCommit<K, I, R> {
    private final Work<K, I, R> work;
    private final Manner<I> manner;
    private final ConcurrentHashMap<K, Lane<I, R>> lanes = new ConcurrentHashMap<>();

    GroupCommit(Work<K, I, R> work, Manner<I> manner) {
        this.work = work;
        this.manner = manner;
    }

    /** Does all items of a turn, in order, as one. */
    @FunctionalInterface
    interface Work<K, I, R> {
        /**
         * One result an item; an exception means that nothing, or it is not known what, was done.
         */
        List<R> run(K lane, List<I> items);
    }

    /**
     * How much goes together.
     *
     * @param most items of one turn
     * @param mostWeight of all items of one turn but the first
     * @param mostWaiting callers of one lane; one more is refused as unavailable
     * @param longestWait until a caller whom no turn took gives up
     */
    record Limits(int most, long mostWeight, int mostWaiting, Duration longestWait) {}

    /** What has to be known of an item. */
    interface Manner<I> {
        Limits limits();

        long weight(I item);

        /** Two items of one identity never share a turn; null shares with all. */
        @Nullable Object identity(I item);
    }

    /**
     * Does the item, alone or with others.
     *
     * @throws DomainException {@code unavailable} where too many wait, or the wait was too long or
     *     interrupted; the item was not done then
     */
    R run(K lane, I item) {
        Caller<I, R> own = new Caller<>(item);
        return switch (enter(lane, own)) {
            case LEADS -> lead(lane, own);
            case WAITS -> await(lane, own);
            case FULL -> throw busy();
        };
    }

    /** The callers who wait in a lane; for tests. */
    int waiting(K lane) {
        int[] count = {0};
        lanes.computeIfPresent(
                lane,
                (key, present) -> {
                    count[0] = present.waiting.size();
                    return present;
                });
        return count[0];
    }

    /** Whether nobody is at work; for tests. */
    boolean isEmpty() {
        return lanes.isEmpty();
    }

    private Entry enter(K key, Caller<I, R> own) {
        Entry[] entry = {Entry.LEADS};
        lanes.compute(
                key,
                (k, lane) -> {
                    if (lane == null) {
                        return new Lane<>();
                    }
                    boolean full = lane.waiting.size() >= manner.limits().mostWaiting();
                    entry[0] = full ? Entry.FULL : Entry.WAITS;
                    if (!full) {
                        lane.waiting.add(own);
                    }
                    return lane;
                });
        return entry[0];
    }

    private R await(K lane, Caller<I, R> own) {
        Turn<R> turn;
        try {
            turn = own.turn.get(manner.limits().longestWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            turn = leave(lane, own);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            turn = leave(lane, own);
            if (turn instanceof Turn.Lead) {
                handOver(lane);
                throw busy();
            }
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        return switch (turn) {
            case Turn.Done<R>(R result) -> result;
            case Turn.Lead<R>() -> lead(lane, own);
            case Turn.Alone<R>() -> alone(lane, own);
        };
    }

    /** Leaves the lane; where a turn took the caller already, its end is what counts. */
    private Turn<R> leave(K key, Caller<I, R> own) {
        boolean[] left = {false};
        lanes.computeIfPresent(
                key,
                (k, lane) -> {
                    left[0] = lane.waiting.remove(own);
                    return lane;
                });
        if (left[0]) {
            throw busy();
        }
        return own.turn.join();
    }

    private R lead(K lane, Caller<I, R> own) {
        List<Caller<I, R>> together = new ArrayList<>(List.of(own));
        List<R> results = null;
        try {
            take(lane, together);
            List<R> made = work.run(lane, together.stream().map(caller -> caller.item).toList());
            if (made.size() != together.size()) {
                throw new IllegalStateException(
                        made.size() + " results of " + together.size() + " items");
            }
            results = made;
        } catch (RuntimeException failure) {
            if (together.size() == 1) {
                throw failure;
            }
        } finally {
            handOver(lane);
            tell(together, results);
        }
        return results == null ? alone(lane, own) : results.getFirst();
    }

    private R alone(K lane, Caller<I, R> own) {
        return work.run(lane, List.of(own.item)).getFirst();
    }

    /** Adds those who wait to the turn, in their order, as far as its limits let them. */
    private void take(K key, List<Caller<I, R>> together) {
        Limits limits = manner.limits();
        Set<Object> identities = new HashSet<>();
        lanes.computeIfPresent(
                key,
                (k, lane) -> {
                    if (lane.waiting.isEmpty()) {
                        return lane;
                    }
                    isNew(identities, together.getFirst());
                    long weight = 0;
                    Iterator<Caller<I, R>> next = lane.waiting.iterator();
                    while (next.hasNext() && together.size() < limits.most()) {
                        Caller<I, R> caller = next.next();
                        if (!isNew(identities, caller)) {
                            continue;
                        }
                        weight += manner.weight(caller.item);
                        if (weight > limits.mostWeight()) {
                            break;
                        }
                        next.remove();
                        together.add(caller);
                    }
                    return lane;
                });
    }

    private boolean isNew(Set<Object> identities, Caller<I, R> caller) {
        Object identity = manner.identity(caller.item);
        return identity == null || identities.add(identity);
    }

    /** Gives the lane to whoever waits first, or closes it. */
    private void handOver(K key) {
        List<Caller<I, R>> next = new ArrayList<>(1);
        lanes.computeIfPresent(
                key,
                (k, lane) -> {
                    Caller<I, R> first = lane.waiting.poll();
                    if (first == null) {
                        return null;
                    }
                    next.add(first);
                    return lane;
                });
        next.forEach(caller -> caller.turn.complete(new Turn.Lead<>()));
    }

    private void tell(List<Caller<I, R>> together, @Nullable List<R> results) {
        for (int index = 1; index < together.size(); index++) {
            together.get(index)
                    .turn
                    .complete(
                            results == null
                                    ? new Turn.Alone<>()
                                    : new Turn.Done<>(Objects.requireNonNull(results.get(index))));
        }
    }

    private static DomainException busy() {
        return new DomainException(
                CommonError.UNAVAILABLE,
                "Too many requests of this team wait at once. Nothing was done; send it again in a"
                        + " moment.");
    }

    private enum Entry {
        LEADS,
        WAITS,
        FULL
    }

    /** What a waiting caller is told, once. */
    private sealed interface Turn<R> {
        record Done<R>(R result) implements Turn<R> {}

        record Lead<R>() implements Turn<R> {}

        record Alone<R>() implements Turn<R> {}
    }

    /** Somebody is at work while a lane is there; it is touched only inside the map's methods. */
    private static final class Lane<I, R> {
        private final ArrayDeque<Caller<I, R>> waiting = new ArrayDeque<>();
    }

    private static final class Caller<I, R> {
        private final I item;
        private final CompletableFuture<Turn<R>> turn = new CompletableFuture<>();

        Caller(I item) {
            this.item = item;
        }
    }
}
