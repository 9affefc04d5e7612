package io.framehouse.jobs.ui;

import io.framehouse.catalog.Quote;
import io.framehouse.shared.Credits;
import io.framehouse.shared.FieldError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The price of the form as it stands.
 *
 * @param quote null where there is none
 * @param problem why there is no price, or the form is refused as it stands
 * @param errors the fields that keep the price away
 * @param remaining what each level has left, tightest first
 */
record PriceView(
        @Nullable Quote quote,
        @Nullable String problem,
        List<FieldError> errors,
        List<Remaining> remaining) {
    PriceView {
        errors = List.copyOf(errors);
        remaining = List.copyOf(remaining);
    }

    /** The level that lacks most; empty where every level suffices. */
    Optional<Remaining> shortest() {
        return remaining.stream()
                .filter(Remaining::isShort)
                .max(Comparator.comparing(Remaining::gap));
    }

    @Nullable Credits total() {
        return quote == null ? null : quote.total();
    }
}
