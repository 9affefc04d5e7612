package io.framehouse.catalog.internal;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From when a version holds: never from the past, or what was quoted could not be found again. */
final class Start {
    private static final String FIELD = "effective_from";
    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    private Start() {}

    /** The wanted moment, or now, as exact as the database keeps it. */
    static Instant of(@Nullable Instant wanted, Instant now) {
        return (wanted == null ? now : wanted).truncatedTo(ChronoUnit.MICROS);
    }

    /** Notes a start in the past. */
    static void check(@Nullable Instant wanted, Instant now, List<FieldError> errors) {
        if (wanted != null && wanted.isBefore(now.truncatedTo(ChronoUnit.MICROS))) {
            errors.add(
                    new FieldError(
                            FIELD,
                            "in_the_past",
                            "The start "
                                    + words(wanted)
                                    + " has passed; it is "
                                    + words(now)
                                    + ". Leave it empty for now, or choose a later start."));
        }
    }

    /** The refusal of a second version from the same moment. */
    static DomainException overlaps(String earlier, Instant from) {
        return DomainException.invalid(FIELD, "overlaps", overlapWords(earlier, from));
    }

    static String overlapWords(String earlier, Instant from) {
        return "The new version overlaps "
                + earlier
                + ": both start "
                + words(from)
                + ". Choose a later start.";
    }

    /** {@code 1 Dec 2026, 00:00 UTC}. */
    static String words(Instant moment) {
        return WORDS.format(moment.atOffset(ZoneOffset.UTC));
    }
}
