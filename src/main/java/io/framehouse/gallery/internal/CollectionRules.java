package io.framehouse.gallery.internal;

import io.framehouse.gallery.CollectionData;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.util.ArrayList;
import java.util.List;

/** What a collection may be called. */
final class CollectionRules {
    private CollectionRules() {}

    /** Answers it as it is stored. */
    static CollectionData checked(CollectionData data) {
        String name = data.name().strip();
        String description = data.description().strip();
        List<FieldError> errors = new ArrayList<>();
        if (name.isEmpty()
                || name.length() > CollectionData.LONGEST_NAME
                || KeepingRules.hasControls(name)) {
            errors.add(
                    new FieldError(
                            "name",
                            "malformed",
                            "The name has %d characters; give 1 to %d on one line."
                                    .formatted(name.length(), CollectionData.LONGEST_NAME)));
        }
        if (description.length() > CollectionData.LONGEST_DESCRIPTION
                || KeepingRules.hasNul(description)) {
            errors.add(
                    new FieldError(
                            "description",
                            "out_of_range",
                            "The description has %d characters; it may have %d."
                                    .formatted(
                                            description.length(),
                                            CollectionData.LONGEST_DESCRIPTION)));
        }
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
        return new CollectionData(name, description, data.visibility());
    }

    static DomainException nameTaken() {
        return DomainException.invalid(
                "name",
                "taken",
                "There is a collection of this name already. Choose another name.");
    }
}
