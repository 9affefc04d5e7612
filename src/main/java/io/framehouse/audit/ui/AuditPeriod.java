package io.framehouse.audit.ui;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far back the log goes; kept as a word, so that a link stays relative. */
enum AuditPeriod {
    /** Since a day ago. */
    DAY("1d", "Last 24 hours", Duration.ofDays(1)),
    /** Since a week ago. */
    WEEK("7d", "Last 7 days", Duration.ofDays(7)),
    /** Since 30 days ago: what is shown where nobody chose. */
    MONTH("30d", "Last 30 days", Duration.ofDays(30)),
    /** Since 90 days ago. */
    QUARTER("90d", "Last 90 days", Duration.ofDays(90)),
    /** No limit. */
    ALL("all", "Any time", null),
    /** From one day to another. */
    DAYS("days", "Days\u2026", null);

    private final String word;
    private final String label;
    private final @Nullable Duration length;

    AuditPeriod(String word, String label, @Nullable Duration length) {
        this.word = word;
        this.label = label;
        this.length = length;
    }

    static AuditPeriod parse(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElse(MONTH);
    }

    String word() {
        return word;
    }

    String label() {
        return label;
    }

    /** Empty where it is not counted from now. */
    Optional<Duration> length() {
        return Optional.ofNullable(length);
    }
}
