package io.framehouse.jobs.ui;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.jobs.JobFilter;
import io.framehouse.jobs.JobRow;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.MediaPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of the jobs list: pages by keyset, changed rows in place, new ones counted. */
final class JobListModel {
    static final int PAGE = 50;

    /** After so many rows a person is asked to narrow the list instead. */
    static final int MOST_ROWS = 1_000;

    private static final Duration LINK_LIFE = Duration.ofHours(6);

    private final JobListServices services;
    private final CurrentTeam team;
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final List<JobRow> rows = new ArrayList<>();
    private JobListFilter filter = JobListFilter.none();
    private @Nullable String next;

    JobListModel(JobListServices services, CurrentTeam team) {
        this.services = services;
        this.team = team;
        for (CatalogModel model : services.catalog().models()) {
            titles.put(model.id(), model.title());
        }
    }

    JobListFilter filter() {
        return filter;
    }

    /** Titles of models by id. */
    Map<String, String> titles() {
        return Map.copyOf(titles);
    }

    /** Model ids in the catalogue's order. */
    List<String> models() {
        return List.copyOf(titles.keySet());
    }

    List<JobRow> rows() {
        return List.copyOf(rows);
    }

    /** Reads the first page under these filters. */
    void load(JobListFilter newFilter) {
        filter = newFilter;
        Page<JobRow> page = page(null);
        rows.clear();
        rows.addAll(page.items());
        next = page.nextCursor();
    }

    boolean hasMore() {
        return next != null && rows.size() < MOST_ROWS;
    }

    boolean isCapped() {
        return next != null && rows.size() >= MOST_ROWS;
    }

    /** Reads one more page and answers its rows. */
    List<JobRow> more() {
        Page<JobRow> page = page(next);
        rows.addAll(page.items());
        next = page.nextCursor();
        return page.items();
    }

    /** What became of the list since it was read. */
    record Changes(List<JobRow> changed, int added) {}

    /**
     * Reads again: rows that changed are replaced in place and answered, new ones are only counted,
     * so that nothing moves under the pointer.
     */
    Changes refresh() {
        Map<JobId, JobRow> fresh = new LinkedHashMap<>();
        freshRows().forEach(row -> fresh.put(row.id(), row));
        List<JobRow> changed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            JobRow now = fresh.remove(rows.get(i).id());
            if (now != null && !looksLike(now, rows.get(i))) {
                rows.set(i, now);
                changed.add(now);
            }
        }
        return new Changes(changed, newer(fresh));
    }

    /** Each check moves the time of the last change; a row that shows the same does not fade. */
    private static boolean looksLike(JobRow now, JobRow shown) {
        return now.state() == shown.state()
                && now.videoReady() == shown.videoReady()
                && now.held().equals(shown.held())
                && Objects.equals(now.waitingReason(), shown.waitingReason())
                && Objects.equals(now.settled(), shown.settled())
                && Objects.equals(now.coverAsset(), shown.coverAsset());
    }

    void cancel(JobId job) {
        services.jobs().cancel(team.id(), job);
    }

    /** Whether the team has any job at all: tells an empty list from a filtered one. */
    boolean hasAnyJob() {
        return !services.jobs()
                .list(team.id(), JobFilter.any(), new PageRequest(1, null))
                .items()
                .isEmpty();
    }

    /** {@code Vidu Q3 Pro 5 s}. */
    String modelWords(JobRow job) {
        String title = Objects.requireNonNullElse(titles.get(job.model()), job.model());
        return job.durationSeconds() == null
                ? title
                : title + " \u00b7 " + job.durationSeconds() + " s";
    }

    Optional<String> poster(JobRow job) {
        return Optional.ofNullable(job.coverAsset())
                .map(id -> MediaPath.of(services.links().link(team.id(), "asset", id, LINK_LIFE)));
    }

    /** {@code 38 jobs · 2,140 cr settled}. */
    String summary() {
        Credits settled =
                rows.stream()
                        .map(JobRow::settled)
                        .filter(Objects::nonNull)
                        .reduce(Credits.ZERO, Credits::plus);
        String count =
                next != null
                        ? "First " + rows.size() + " jobs"
                        : rows.size() + (rows.size() == 1 ? " job" : " jobs");
        return count + " \u00b7 " + CreditsFormat.exactText(settled) + " settled";
    }

    private List<JobRow> freshRows() {
        List<JobRow> fresh = new ArrayList<>();
        String cursor = null;
        do {
            Page<JobRow> page = page(cursor);
            fresh.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null && fresh.size() < rows.size());
        return fresh;
    }

    private int newer(Map<JobId, JobRow> unknown) {
        if (rows.isEmpty()) {
            return unknown.size();
        }
        return Math.toIntExact(
                unknown.values().stream()
                        .filter(row -> row.createdAt().isAfter(rows.getFirst().createdAt()))
                        .count());
    }

    private Page<JobRow> page(@Nullable String cursor) {
        return services.jobs().list(team.id(), wish(), new PageRequest(PAGE, cursor));
    }

    private JobFilter wish() {
        Duration length = filter.period().length();
        return new JobFilter(
                filter.states(),
                filter.model(),
                null,
                filter.text().isEmpty() ? null : filter.text(),
                filter.mine() ? services.currentActor().get().userId() : null,
                null,
                length == null ? null : services.clock().instant().minus(length),
                null);
    }
}
