package io.framehouse.catalog.internal;

import io.framehouse.shared.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a check of one request found: errors by field, and warnings. */
final class Findings {
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    /** Notes an error; a field of a wrong type is told about that only. */
    void error(FieldError error) {
        boolean told =
                errors.stream()
                        .filter(before -> before.field().equals(error.field()))
                        .anyMatch(before ->
                                before.code().equals("wrong_type")
                                        || before.message().equals(error.message()));
        if (!told) {
            errors.add(error);
        }
    }

    void warning(String message) {
        warnings.add(message);
    }

    /** The broken fields, wrong types first. */
    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
