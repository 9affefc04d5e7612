package io.framehouse.access.internal;

import io.framehouse.access.PresentedKeys;
import io.framehouse.shared.Actor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Authenticates once more, by the same rules as at the door. */
@Component
final class KeysPresented implements PresentedKeys {
    private final KeyAuthenticator keys;

    KeysPresented(KeyAuthenticator keys) {
        this.keys = keys;
    }

    @Override
    public Optional<Actor> actorOf(@Nullable String authorization) {
        return Optional.ofNullable(keys.authenticate(authorization).authentication())
                .map(KeyAuthentication::actor);
    }
}
