package io.framehouse.audit.ui;

import io.framehouse.audit.AuditLog;
import io.framehouse.audit.AuditLog.Entry;
import io.framehouse.audit.AuditLog.TeamName;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries that a screen shows: pages by keyset under the filters of the address. */
final class AuditModel {
    static final int PAGE = 50;

    /** After so many rows a person is asked to narrow the list or to export it. */
    static final int MOST_ROWS = 1_000;

    private final AuditLog log;
    private final Clock clock;
    private final @Nullable TeamId team;
    private final ZoneId zone;
    private final List<Entry> rows = new ArrayList<>();
    private AuditFilter filter = AuditFilter.none();
    private AuditLog.@Nullable Filter asked;
    private @Nullable String next;

    /**
     * A screen.
     *
     * @param team null for all teams
     * @param zone where days begin: the team's, UTC over all teams
     */
    AuditModel(AuditLog log, Clock clock, @Nullable TeamId team, ZoneId zone) {
        this.log = log;
        this.clock = clock;
        this.team = team;
        this.zone = zone;
    }

    /** Reads the first page under these filters. */
    List<Entry> load(AuditFilter wanted) {
        filter = wanted;
        AuditLog.Filter first = wanted.asked(clock.instant(), zone);
        asked = first;
        rows.clear();
        return take(page(first, new PageRequest(PAGE, null)));
    }

    /** Reads one more page and answers its rows. */
    List<Entry> more() {
        AuditLog.Filter same = asked;
        return same == null || next == null
                ? List.of()
                : take(page(same, new PageRequest(PAGE, next)));
    }

    boolean hasMore() {
        return next != null && rows.size() < MOST_ROWS;
    }

    boolean isCapped() {
        return next != null && rows.size() >= MOST_ROWS;
    }

    /** Whether there is any entry at all: tells an empty log from a filtered one. */
    boolean hasAny() {
        return !log.list(team, AuditLog.Filter.any(), new PageRequest(1, null)).items().isEmpty();
    }

    /** {@code 38 entries}, {@code First 50 entries}. */
    String summary() {
        String count =
                rows.size() == 1
                        ? "1 entry"
                        : String.format(Locale.ENGLISH, "%,d entries", rows.size());
        return next == null ? count : "First " + count;
    }

    /** The entry of an address; empty where it is none, or another team's. */
    Optional<Entry> find(String id) {
        return Ids.parse(id).flatMap(known -> log.find(team, known));
    }

    /** Writes what the filters let through, not only what is shown. */
    void export(OutputStream target) {
        chosen().ifPresent(scope ->
                log.writeCsv(scope.team(), filter.asked(clock.instant(), zone), target));
    }

    /** Teams to choose from; none on a team's own screen. */
    List<TeamName> teams() {
        return team == null ? log.teams() : List.of();
    }

    boolean allTeams() {
        return team == null;
    }

    ZoneId zone() {
        return zone;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private List<Entry> take(Page<Entry> page) {
        rows.addAll(page.items());
        next = page.nextCursor();
        return page.items();
    }

    private Page<Entry> page(AuditLog.Filter wanted, PageRequest page) {
        return chosen().map(scope -> log.list(scope.team(), wanted, page))
                .orElseGet(() -> new Page<Entry>(List.of(), null));
    }

    /** Whose entries are read; empty where the address names a team that there is not. */
    private Optional<Scope> chosen() {
        if (team != null || filter.team().isEmpty()) {
            return Optional.of(new Scope(team));
        }
        return log.teams().stream()
                .filter(one -> one.slug().equals(filter.team()))
                .findFirst()
                .map(one -> new Scope(one.id()));
    }

    private record Scope(@Nullable TeamId team) {}
}
