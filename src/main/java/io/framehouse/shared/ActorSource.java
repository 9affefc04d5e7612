package io.framehouse.shared;

import java.util.Optional;

/** Finds the actor of the present request; implemented by the module that signs people in. */
public interface ActorSource {
    Optional<Actor> current();
}
