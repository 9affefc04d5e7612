package io.framehouse.catalog.internal;

import io.framehouse.shared.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a price is what it is: asked for with every change of money. */
final class Reasons {
    private static final int LONGEST = 500;

    private Reasons() {}

    static void check(String field, @Nullable String text, List<FieldError> errors) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            errors.add(
                    new FieldError(
                            field,
                            "required",
                            "Give a %s of 1 to %d characters; it goes to the audit trail."
                                    .formatted(field, LONGEST)));
        }
    }
}
