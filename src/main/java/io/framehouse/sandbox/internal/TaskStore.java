package io.framehouse.sandbox.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** All tasks, in memory and as one JSON file each, written before a change is seen. */
final class TaskStore {
    private static final Logger LOG = LoggerFactory.getLogger(TaskStore.class);
    private final Path directory;
    private final Map<String, StoredTask> tasks = new ConcurrentHashMap<>();

    TaskStore(Path directory) {
        this.directory = directory;
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> file.toString().endsWith(".json")).forEach(this::load);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void load(Path file) {
        try {
            StoredTask task = Json.MAPPER.readValue(Files.readAllBytes(file), StoredTask.class);
            tasks.put(task.id(), task);
        } catch (IOException | JacksonException unreadable) {
            LOG.warn("sandbox task file {} is not readable and is left out", file, unreadable);
        }
    }

    void add(StoredTask task) {
        save(task);
        tasks.put(task.id(), task);
    }

    Optional<StoredTask> find(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    /** Oldest first. */
    List<StoredTask> all() {
        return tasks.values().stream()
                .sorted(Comparator.comparing(StoredTask::createdAt).thenComparing(StoredTask::id))
                .toList();
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
                        changed[0] = true;
                    }
                    return after;
                });
        return changed[0];
    }

    /** What tasks of all purses have taken and not been given back. */
    long takenCredits() {
        return tasks.values().stream().mapToLong(StoredTask::taken).sum();
    }

    /** What tasks of one purse and key have taken and not been given back. */
    long takenCredits(String purse, String key) {
        return tasks.values().stream()
                .filter(task -> task.paidFrom(purse, key))
                .mapToLong(StoredTask::taken)
                .sum();
    }

    private void save(StoredTask task) {
        try {
            AtomicFiles.write(directory.resolve(task.id() + ".json"), Json.bytes(task));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
