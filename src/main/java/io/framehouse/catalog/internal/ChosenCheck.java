package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.TeamId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refuses a list that names members or keys whom the team does not have. */
@Component
final class ChosenCheck {
    static final String MEMBERS = "members";
    private static final String KEYS = "keys";

    private final ChosenRepository chosen;

    ChosenCheck(ChosenRepository chosen) {
        this.chosen = chosen;
    }

    /** Runs in a transaction of the team. */
    void requireKnown(TeamId team, List<AllowedModel> list) {
        List<FieldError> errors = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            String place = "models[" + index + "].";
            AllowedModel.Who who = list.get(index).who();
            note(
                    place + MEMBERS,
                    "unknown_member",
                    "There is no member '%s' in this team.",
                    chosen.unknownMembers(team, who.members()),
                    errors);
            note(
                    place + KEYS,
                    "unknown_key",
                    "There is no key '%s' of this team.",
                    chosen.unknownKeys(team, who.keys()),
                    errors);
        }
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private static void note(
            String field,
            String code,
            String message,
            Collection<?> unknown,
            List<FieldError> errors) {
        unknown.stream()
                .map(Object::toString)
                .sorted()
                .map(id -> new FieldError(field, code, message.formatted(id)))
                .forEach(errors::add);
    }
}
