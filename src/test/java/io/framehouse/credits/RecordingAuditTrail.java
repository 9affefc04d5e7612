package io.framehouse.credits;

import io.framehouse.audit.AuditTrail;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps changes in memory, for tests to read. */
final class RecordingAuditTrail implements AuditTrail {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    record Entry(@Nullable TeamId team, Change change) {}

    @Override
    public void record(@Nullable TeamId team, Change change) {
        entries.add(new Entry(team, change));
    }

    List<Change> of(TeamId team) {
        return entries.stream()
                .filter(entry -> team.equals(entry.team()))
                .map(Entry::change)
                .toList();
    }
}
