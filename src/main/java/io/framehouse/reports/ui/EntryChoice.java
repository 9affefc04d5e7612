package io.framehouse.reports.ui;

import io.framehouse.reports.UsageEntry.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Which of the lines behind a figure are listed, by the word of the address. */
enum EntryChoice {
    /** All lines of the books. */
    BOOKS("books", "Settled jobs and corrections", Set.of()),
    /** Settled jobs alone. */
    SETTLED("settled", "Settled jobs", Set.of(Kind.SETTLED)),
    /** What was given back. */
    REFUNDED("refunded", "Refunds", Set.of(Kind.REFUND)),
    /** Jobs that failed and cost nothing. */
    FAILED("failed", "Failed jobs", Set.of(Kind.FAILED)),
    /** Jobs that somebody stopped. */
    CANCELLED("cancelled", "Cancelled jobs", Set.of(Kind.CANCELLED));

    private final String word;
    private final String label;
    private final Set<Kind> kinds;

    EntryChoice(String word, String label, Set<Kind> kinds) {
        this.word = word;
        this.label = label;
        this.kinds = kinds;
    }

    String word() {
        return word;
    }

    String label() {
        return label;
    }

    Set<Kind> kinds() {
        return kinds;
    }

    /** Empty where the figures are to be shown, not their lines. */
    static Optional<EntryChoice> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
