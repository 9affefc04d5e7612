package io.framehouse.reports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The proof that the books balance. For platform roles and the scheduler. */
public interface Proof {
    /** Checks everything now and stores the result. */
    Run run();

    Optional<Run> last();

    /** One run; {@code ok} where all counts are zero. */
    record Run(Instant asOf, boolean ok, List<Invariant> invariants) {
        public Run {
            invariants = List.copyOf(invariants);
        }
    }

    /** One invariant with its offenders, at most 100. */
    record Invariant(String code, String title, long count, List<String> items) {}
}
