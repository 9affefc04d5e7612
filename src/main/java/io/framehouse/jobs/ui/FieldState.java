package io.framehouse.jobs.ui;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a field stands now.
 *
 * @param value a Boolean, Long, String, list of pictures or of subjects; null for none
 * @param enabled whether it can be used
 * @param reason why it cannot, or what narrows it; null for nothing
 * @param max the greatest number now
 * @param closed options that cannot be chosen
 */
record FieldState(
        @Nullable Object value,
        boolean enabled,
        @Nullable String reason,
        @Nullable Integer max,
        Set<String> closed) {
    FieldState {
        closed = Set.copyOf(closed);
    }

    boolean isOn() {
        return Boolean.TRUE.equals(value);
    }

    String text() {
        return value == null ? "" : value.toString();
    }
}
