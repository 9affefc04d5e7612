package io.framehouse.credits.internal;

import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of single fields; collects every broken one before it refuses. */
final class FieldRules {
    /** The most that one transfer, raise or limit may amount to. */
    static final Credits LARGEST = Credits.of(1_000_000_000L);

    private final List<FieldError> errors = new ArrayList<>();

    FieldRules positive(String field, Credits amount) {
        if (!amount.isPositive() || amount.compareTo(LARGEST) > 0) {
            broken(
                    field,
                    "out_of_range",
                    "%s is %s; give more than 0 and at most %s credits."
                            .formatted(field, amount.toWire(), LARGEST.toWire()));
        }
        return this;
    }

    /** An amount in either direction. */
    FieldRules notZero(String field, Credits amount) {
        if (amount.isZero()
                || amount.compareTo(LARGEST) > 0
                || amount.compareTo(LARGEST.negate()) < 0) {
            broken(
                    field,
                    "out_of_range",
                    "%1$s is %2$s; give an amount from -%3$s to %3$s credits that is not 0."
                            .formatted(field, amount.toWire(), LARGEST.toWire()));
        }
        return this;
    }

    FieldRules notNegative(String field, @Nullable Credits amount) {
        if (amount != null && (amount.isNegative() || amount.compareTo(LARGEST) > 0)) {
            broken(
                    field,
                    "out_of_range",
                    "%s is %s; give 0 to %s credits, or leave it out."
                            .formatted(field, amount.toWire(), LARGEST.toWire()));
        }
        return this;
    }

    FieldRules text(String field, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            broken(
                    field,
                    "length",
                    "%s has %d characters; give 1 to %d, so that others can follow it."
                            .formatted(field, text.strip().length(), most));
        }
        return this;
    }

    FieldRules optionalText(String field, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            broken(
                    field,
                    "length",
                    "%s has %d characters; give at most %d.".formatted(field, text.length(), most));
        }
        return this;
    }

    /** An end in the future, at most a year ahead. */
    FieldRules end(String field, Instant until, Instant now) {
        Instant last = now.atZone(ZoneOffset.UTC).plusYears(1).toInstant();
        if (!until.isAfter(now)) {
            broken(
                    field,
                    "in_the_past",
                    "%s is %s, which has passed. Give a later instant.".formatted(field, until));
        } else if (until.isAfter(last)) {
            broken(
                    field,
                    "out_of_range",
                    "%s is %s; it can be at most a year ahead, until %s."
                            .formatted(field, until, last));
        }
        return this;
    }

    void require() {
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private void broken(String field, String code, String message) {
        errors.add(new FieldError(field, code, message));
    }
}
