package io.framehouse.sandbox.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Tasks by the time at which something is due; for one thread. */
final class Timetable {
    private record Entry(Instant at, long number, String id) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
    private long added;

    void add(Instant at, String id) {
        entries.add(new Entry(at, added++, id));
    }

    /** Takes the earliest entry that is due; null where none is. */
    @Nullable String pollDue(Instant now) {
        Entry next = entries.peek();
        if (next == null || next.at().isAfter(now)) {
            return null;
        }
        entries.remove();
        return next.id();
    }
}
