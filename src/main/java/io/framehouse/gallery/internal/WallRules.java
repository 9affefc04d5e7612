package io.framehouse.gallery.internal;

import io.framehouse.gallery.WallFilter;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The bounds of a filter, named as addresses and calls name its fields. */
final class WallRules {
    static final List<String> STATES = List.of("copying", "ready", "failed", "expired");
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_WORD = 120;
    private static final int MOST_MODELS = 20;
    private static final int MOST_LABELS = 10;

    private final List<FieldError> errors = new ArrayList<>();

    private WallRules() {}

    /**
     * Lets a filter within its bounds pass.
     *
     * @throws DomainException INVALID_REQUEST that names every field out of them
     */
    static void check(WallFilter filter) {
        WallRules rules = new WallRules();
        rules.length("text", filter.text(), LONGEST_TEXT);
        rules.length("cost_center", filter.costCenter(), LONGEST_WORD);
        rules.length("resolution", filter.resolution(), LONGEST_WORD);
        rules.length("aspect", filter.aspect(), LONGEST_WORD);
        rules.list("model", filter.models(), MOST_MODELS);
        rules.list("label", filter.labels(), MOST_LABELS);
        rules.states(filter);
        rules.millis("min_duration", filter.minMillis());
        rules.millis("max_duration", filter.maxMillis());
        if (!rules.errors.isEmpty()) {
            throw DomainException.invalid(rules.errors);
        }
    }

    private void length(String field, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            add(
                    field,
                    "too_long",
                    "%s has %d characters; it may have up to %d."
                            .formatted(field, text.length(), most));
        }
        if (text != null && text.indexOf('\0') >= 0) {
            add(field, "malformed", field + " has a character that no text has (U+0000).");
        }
    }

    private void list(String field, Collection<String> values, int most) {
        if (values.size() > most) {
            add(
                    field,
                    "too_many",
                    "%s is given %d times; up to %d are taken."
                            .formatted(field, values.size(), most));
        }
        values.forEach(value -> length(field, value, LONGEST_WORD));
    }

    private void states(WallFilter filter) {
        for (String state : new TreeSet<>(filter.states())) {
            if (!STATES.contains(state)) {
                errors.add(
                        new FieldError(
                                "state",
                                "not_allowed",
                                "state is '%s'; it must be one of %s."
                                        .formatted(state, String.join(", ", STATES)),
                                STATES));
            }
        }
    }

    private void millis(String field, @Nullable Long millis) {
        if (millis != null && (millis < 0 || millis > Integer.MAX_VALUE)) {
            add(
                    field,
                    "out_of_range",
                    "%s is %d milliseconds; it must be from 0 to %d."
                            .formatted(field, millis, Integer.MAX_VALUE));
        }
    }

    private void add(String field, String code, String message) {
        errors.add(new FieldError(field, code, message));
    }
}
