package io.framehouse.reports.ui;

import io.framehouse.reports.Proof;
import io.framehouse.reports.Proof.Invariant;
import io.framehouse.reports.Proof.Run;
import io.framehouse.ui.TimeFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the proof page says of the last run. */
final class ProofModel {
    private static final Duration STALE_AFTER = Duration.ofHours(26);

    private final Proof proof;
    private final Clock clock;

    ProofModel(Proof proof, Clock clock) {
        this.proof = proof;
        this.clock = clock;
    }

    /** Where the books stand. */
    enum State {
        /** Every check passed, lately. */
        PASSED,
        /** A check found offenders. */
        DIFFERENCE,
        /** Every check passed, but too long ago. */
        STALE
    }

    Optional<Run> last() {
        return proof.last();
    }

    Run runNow() {
        return proof.run();
    }

    State state(Run run) {
        if (!run.ok()) {
            return State.DIFFERENCE;
        }
        return age(run).compareTo(STALE_AFTER) > 0 ? State.STALE : State.PASSED;
    }

    String headline(Run run) {
        return run.ok() ? "Books balance" : "Books differ";
    }

    /** The sentences below the headline. */
    String explanation(Run run) {
        String checked = "Checked " + at(run.asOf()) + ".";
        return switch (state(run)) {
            case PASSED -> checked + " Difference 0 credits in " + checks(run) + ".";
            case STALE ->
                    checked
                            + " Last check is %d h old; it should run every 24 h."
                                    .formatted(age(run).toHours());
            case DIFFERENCE ->
                    checked
                            + " %d of %s found %s. New jobs continue. Open the failed checks below."
                                    .formatted(failed(run), checks(run), items(offenders(run)));
        };
    }

    /** All checks, those that failed first. */
    List<Invariant> sorted(Run run) {
        return run.invariants().stream()
                .sorted(Comparator.comparingLong(Invariant::count).reversed())
                .toList();
    }

    static String items(long count) {
        return count == 1 ? "1 item" : count + " items";
    }

    static String at(Instant time) {
        return TimeFormat.absolute(time, ZoneOffset.UTC) + " UTC";
    }

    private Duration age(Run run) {
        return Duration.between(run.asOf(), clock.instant());
    }

    private static long failed(Run run) {
        return run.invariants().stream().filter(one -> one.count() > 0).count();
    }

    private static long offenders(Run run) {
        return run.invariants().stream().mapToLong(Invariant::count).sum();
    }

    private static String checks(Run run) {
        return run.invariants().size() + " checks";
    }
}
