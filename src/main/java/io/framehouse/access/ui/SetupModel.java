package io.framehouse.access.ui;

import io.framehouse.access.People;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the first administrator for the set-up screen. */
@Component
class SetupModel {
    static final String FINISHED = "Setup is finished. Sign in to change settings.";

    private final People people;

    SetupModel(People people) {
        this.people = people;
    }

    boolean finished() {
        return people.hasPlatformAdmin();
    }

    /** Gives the broken fields; none where the administrator was made. */
    List<FieldError> create(String email, String displayName, String password) {
        try {
            people.createFirstAdmin(email, displayName, password);
            return List.of();
        } catch (DomainException refused) {
            return refused.fieldErrors().isEmpty() ? closed(refused) : refused.fieldErrors();
        }
    }

    private static List<FieldError> closed(DomainException refused) {
        return List.of(
                new FieldError(
                        "email", refused.code().code(), String.valueOf(refused.getMessage())));
    }
}
