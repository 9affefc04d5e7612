package io.framehouse.audit.ui;

import io.framehouse.audit.AuditLog;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A log in memory, newest first, which looks at teams and times alone and can break. */
final class FakeAuditLog implements AuditLog {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final TeamName NORD = new TeamName(TeamId.random(), "nord", "Studio Nord");
    static final TeamName ACME = new TeamName(TeamId.random(), "acme", "Acme Films");

    final List<Entry> entries = new ArrayList<>();
    final List<Filter> exported = new ArrayList<>();
    @Nullable TeamId exportedTeam;
    boolean broken;

    /** Adds so many, the first of them so old, each a minute older than the one before. */
    void add(TeamName team, int count, Duration age) {
        for (int i = 0; i < count; i++) {
            entries.add(
                    new Entry(
                            UUID.randomUUID(),
                            team,
                            NOW.minus(age).minus(Duration.ofMinutes(i)),
                            "person",
                            UUID.randomUUID(),
                            "Aino K.",
                            "key.created",
                            "key",
                            "k" + i,
                            Map.of(),
                            Map.of("name", "key-" + entries.size()),
                            null,
                            "console",
                            "203.0.113.7",
                            null,
                            null));
        }
    }

    @Override
    public Page<Entry> list(@Nullable TeamId team, Filter filter, PageRequest page) {
        if (broken) {
            throw new IllegalStateException("broken by the test");
        }
        int start = page.cursor() == null ? 0 : Integer.parseInt(page.cursor());
        List<Entry> rows =
                entries.stream()
                        .filter(entry -> team == null || entry.team().id().equals(team))
                        .filter(entry -> filter.from() == null || entry.at().isAfter(filter.from()))
                        .skip(start)
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(rows, page.limit(), last -> String.valueOf(start + page.limit()));
    }

    @Override
    public Optional<Entry> find(@Nullable TeamId team, UUID id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    @Override
    public void writeCsv(@Nullable TeamId team, Filter filter, OutputStream target) {
        exportedTeam = team;
        exported.add(filter);
    }

    @Override
    public List<TeamName> teams() {
        return List.of(ACME, NORD);
    }
}
