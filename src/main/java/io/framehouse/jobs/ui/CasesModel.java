package io.framehouse.jobs.ui;

import io.framehouse.jobs.JobCase;
import io.framehouse.jobs.JobEvidence;
import io.framehouse.jobs.JobResolution;
import io.framehouse.jobs.JobResolutions;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.ui.CreditsFormat;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Jobs of all teams that nobody knows the fate of: their list, evidence and decision. */
final class CasesModel {
    private final JobResolutions resolutions;
    private final Supplier<CaseNames> names;
    private final Clock clock;
    private int pages = 1;
    private boolean more;

    CasesModel(JobResolutions resolutions, Supplier<CaseNames> names, Clock clock) {
        this.resolutions = resolutions;
        this.names = names;
        this.clock = clock;
    }

    /** One job and all that is known of it. */
    record Case(CaseRow row, JobEvidence evidence) {}

    /** What became of a decision. */
    enum Answer {
        /** It was carried out. */
        DECIDED,
        /** The provider or another person had decided before; nothing was changed. */
        TOO_LATE
    }

    /** As many as were shown before: those that wait for a person first, then longest unknown. */
    List<CaseRow> load() {
        CaseNames known = names.get();
        List<CaseRow> rows = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < pages && (page == 0 || cursor != null); page++) {
            Page<JobCase> read = read(cursor);
            read.items().forEach(job -> rows.add(known.row(job)));
            cursor = read.nextCursor();
        }
        more = cursor != null;
        rows.sort(Comparator.comparing(row -> !row.waitsForPerson()));
        return List.copyOf(rows);
    }

    /** Whether there are more than {@link #load} read last. */
    boolean hasMore() {
        return more;
    }

    /** Shows a page more from the next load on. */
    void showMore() {
        pages++;
    }

    /** Empty where the address names no job. */
    Optional<Case> find(String id) {
        return JobId.parse(id).flatMap(this::find);
    }

    private Optional<Case> find(JobId id) {
        try {
            JobEvidence evidence = resolutions.evidence(resolutions.teamOf(id), id);
            return Optional.of(new Case(names.get().row(evidence.job()), evidence));
        } catch (DomainException refusal) {
            if (refusal.code() != CommonError.NOT_FOUND) {
                throw refusal;
            }
            return Optional.empty();
        }
    }

    /**
     * Ends the job as decided.
     *
     * @throws DomainException invalid_request with one error a broken field
     */
    Answer resolve(CaseRow row, ResolveDraft draft) {
        JobResolution decision = draft.decision(row.code());
        try {
            resolutions.resolve(row.job().team(), row.job().id(), decision);
            return Answer.DECIDED;
        } catch (DomainException refusal) {
            if (refusal.code() != CommonError.WRONG_STATE) {
                throw refusal;
            }
            return Answer.TOO_LATE;
        }
    }

    /** {@code 3 jobs · 180 credits held · 1 waits for a person}. */
    String summary(List<CaseRow> rows) {
        Credits held = rows.stream().map(CaseRow::held).reduce(Credits.ZERO, Credits::plus);
        long waiting = rows.stream().filter(CaseRow::waitsForPerson).count();
        String first = more ? "The first " : "";
        String jobs = rows.size() == 1 ? "1 job" : rows.size() + " jobs";
        return first
                + jobs
                + " \u00b7 "
                + CreditsFormat.sentence(held)
                + " held"
                + (waiting == 0 ? "" : " \u00b7 " + waiting(waiting));
    }

    Instant now() {
        return clock.instant();
    }

    private static String waiting(long count) {
        return count == 1 ? "1 waits for a person" : count + " wait for a person";
    }

    private Page<JobCase> read(@Nullable String cursor) {
        return resolutions.unknown(new PageRequest(PageRequest.DEFAULT_LIMIT, cursor));
    }
}
