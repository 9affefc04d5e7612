package io.framehouse.gateway;

import io.framehouse.access.SecretRotation;
import io.framehouse.shared.Resealing.Count;
import java.util.List;
import java.util.function.Consumer;

/** One store with three secrets, all of which are sealed anew. */
class FakeSecrets implements SecretRotation {
    @Override
    public List<Count> state() {
        return List.of(new Count("provider keys", 1, 2, 0, 0));
    }

    @Override
    public Rotation rotate(Consumer<Count> progress) {
        return new Rotation(4, sealAnew(progress));
    }

    @Override
    public List<Count> sealAnew(Consumer<Count> progress) {
        return List.of(new Count("provider keys", 3, 0, 2, 0));
    }
}
