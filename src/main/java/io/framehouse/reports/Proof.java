package io.framehouse.reports;

import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The proof that the books balance. For platform roles and the scheduler. */
public interface Proof {
    /**
     * Reads the providers' balances, checks everything now and stores the result; where it is not
     * ok, {@link ProofFailed} is published with it. One run at a time over all nodes: a second one
     * waits up to 30 s for its turn.
     *
     * @throws io.framehouse.shared.DomainException wrong_state where the other run still goes on
     */
    Run run();

    Optional<Run> last();

    /** One stored run by its id. */
    Optional<Run> find(UUID id);

    /** Stored runs, newest first. */
    Page<Run> runs(PageRequest page);

    /** The run that goes on now, on whichever node. */
    Optional<Turn> running();

    /** When the scheduler runs it next. */
    Instant nextRun();

    /**
     * Writes a stored run as CSV, streamed and formula-safe: one row a check or offender, one a
     * provider account.
     */
    void writeEvidence(UUID id, OutputStream target);

    /**
     * One run.
     *
     * @param id null only before it is stored
     * @param ok where all counts are zero
     * @param providers one an enabled account; empty in runs of older versions
     * @param runBy who asked for it
     */
    record Run(
            @Nullable UUID id,
            Instant asOf,
            boolean ok,
            List<Invariant> invariants,
            List<ProviderCheck> providers,
            String runBy) {
        public Run {
            invariants = List.copyOf(invariants);
            providers = List.copyOf(providers);
        }

        /** A run of checks alone. */
        public Run(Instant asOf, boolean ok, List<Invariant> invariants) {
            this(null, asOf, ok, invariants, List.of(), "");
        }

        /** Offenders over all checks. */
        public long offenders() {
            return invariants.stream().mapToLong(Invariant::count).sum();
        }
    }

    /**
     * One invariant with its offenders.
     *
     * @param items ids, at most 100
     * @param offenders what the ids are, in the same order; fewer where an id names nothing
     * @param millis how long the check took; 0 where not known
     */
    record Invariant(
            String code,
            String title,
            long count,
            List<String> items,
            @Nullable List<Offender> offenders,
            long millis) {
        public Invariant {
            items = List.copyOf(items);
            offenders = offenders == null ? List.of() : List.copyOf(offenders);
        }

        /** A check without what is known of its offenders. */
        public Invariant(String code, String title, long count, List<String> items) {
            this(code, title, count, items, List.of(), 0);
        }
    }

    /**
     * What an item of a check is.
     *
     * @param kind {@code job}, {@code transfer}, {@code budget_window}, {@code team} or {@code
     *     account}
     * @param at when it began, or null
     */
    record Offender(
            String item,
            String kind,
            @Nullable UUID team,
            @Nullable String teamName,
            @Nullable String teamSlug,
            @Nullable UUID job,
            @Nullable Instant at) {}

    /** A run that goes on. */
    record Turn(String takenBy, Instant takenAt) {}
}
