package io.framehouse.sandbox.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * All tasks, in memory and, where they are to outlive the process, as one JSON file each, written
 * before a change is seen. What purses have paid is added up as it changes.
 */
final class TaskStore {
    private static final Logger LOG = LoggerFactory.getLogger(TaskStore.class);

    private record Age(Instant createdAt, String id) {}

    private final @Nullable Path directory;
    private final Map<String, StoredTask> tasks = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Age, String> byAge =
            new ConcurrentSkipListMap<>(
                    Comparator.comparing(Age::createdAt).thenComparing(Age::id));
    private final Map<String, LongAdder> takenBy = new ConcurrentHashMap<>();
    private final LongAdder taken = new LongAdder();

    private TaskStore(@Nullable Path directory) {
        this.directory = directory;
    }

    /** Tasks that are forgotten with the process. */
    static TaskStore inMemory() {
        return new TaskStore(null);
    }

    /** Tasks that are kept in a directory, with those that are there. */
    static TaskStore in(Path directory) {
        TaskStore store = new TaskStore(directory);
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(".json")).forEach(store::load);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return store;
    }

    private void load(Path file) {
        try {
            put(Json.MAPPER.readValue(Files.readAllBytes(file), StoredTask.class));
        } catch (IOException | JacksonException unreadable) {
            LOG.warn("sandbox task file {} is not readable and is left out", file, unreadable);
        }
    }

    void add(StoredTask task) {
        save(task);
        put(task);
    }

    private void put(StoredTask task) {
        tasks.put(task.id(), task);
        byAge.put(new Age(task.createdAt(), task.id()), task.id());
        book(task, task.taken());
    }

    private void book(StoredTask task, int credits) {
        taken.add(credits);
        takenBy.computeIfAbsent(account(task.purse(), task.apiKey()), any -> new LongAdder())
                .add(credits);
    }

    private static String account(@Nullable String purse, String key) {
        return purse + " " + key;
    }

    Optional<StoredTask> find(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    /** Oldest first. */
    List<StoredTask> all() {
        return listed(byAge);
    }

    /** Those accepted from a time to another, both included, newest first. */
    List<StoredTask> newestFirst(Instant from, Instant to) {
        // No id sorts before the empty one, nor behind this one, since ids are hexadecimal.
        return listed(
                byAge.subMap(new Age(from, ""), true, new Age(to, "g"), true).descendingMap());
    }

    private List<StoredTask> listed(Map<Age, String> ages) {
        return ages.values().stream().flatMap(id -> find(id).stream()).toList();
    }

    /**
     * Changes one task; the change sees the newest state and nothing comes between.
     *
     * @return whether the task was changed
     */
    boolean change(String id, UnaryOperator<StoredTask> change) {
        boolean[] changed = {false};
        tasks.computeIfPresent(
                id,
                (key, before) -> {
                    StoredTask after = change.apply(before);
                    if (!after.equals(before)) {
                        save(after);
                        book(after, after.taken() - before.taken());
                        changed[0] = true;
                    }
                    return after;
                });
        return changed[0];
    }

    /** What tasks of all purses have taken and not been given back. */
    long takenCredits() {
        return taken.sum();
    }

    /** What tasks of one purse and key have taken and not been given back. */
    long takenCredits(String purse, String key) {
        LongAdder sum = takenBy.get(account(purse, key));
        return sum == null ? 0 : sum.sum();
    }

    private void save(StoredTask task) {
        if (directory == null) {
            return;
        }
        try {
            AtomicFiles.write(directory.resolve(task.id() + ".json"), Json.bytes(task));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
