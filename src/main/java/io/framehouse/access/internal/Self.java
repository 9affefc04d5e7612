package io.framehouse.access.internal;

import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.UserId;
import org.springframework.stereotype.Component;

/** Who changes what is their own: a person, never a key. */
@Component
final class Self {
    private final CurrentActor currentActor;

    Self(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    /**
     * Whoever is signed in.
     *
     * @throws DomainException FORBIDDEN where that is no person
     */
    UserId user() {
        Actor actor = currentActor.get();
        UserId user = actor.userId();
        if (actor.kind() != Actor.Kind.PERSON || user == null) {
            throw new DomainException(
                    CommonError.FORBIDDEN, "Only people have a profile. Sign in as one.");
        }
        return user;
    }
}
