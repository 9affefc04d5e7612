package io.framehouse.gateway.rest.admin;

import io.framehouse.access.SecretRotation;
import io.framehouse.access.SecretRotation.Rotation;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Resealing.Count;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Under which data keys secrets lie, and their change; never a secret itself. */
@RestController
@RequestMapping("/api/v1/admin/secrets")
class SecretsController {
    private final CurrentActor currentActor;
    private final SecretRotation rotation;

    SecretsController(CurrentActor currentActor, SecretRotation rotation) {
        this.currentActor = currentActor;
        this.rotation = rotation;
    }

    /** While keys are changed this tells how far it is. */
    @GetMapping
    SecretsJson state() {
        currentActor.requirePlatform(Action.MANAGE_SECRETS);
        return new SecretsJson(stores(rotation.state()));
    }

    /** Answers when all is done; asked again it begins anew. */
    @PostMapping("/rotate")
    RotationJson rotate() {
        currentActor.requirePlatform(Action.MANAGE_SECRETS);
        Rotation done = rotation.rotate(progress -> {});
        return new RotationJson(done.retired(), stores(done.stores()));
    }

    private static List<StoreJson> stores(List<Count> counts) {
        return counts.stream().map(StoreJson::of).toList();
    }

    /** All places where sealed secrets lie. */
    record SecretsJson(List<StoreJson> stores) {}

    /** What a change of keys did. */
    record RotationJson(int replaced, List<StoreJson> stores) {}

    /** One place. */
    record StoreJson(String name, long current, long older, long sealedAnew, long unreadable) {
        static StoreJson of(Count count) {
            return new StoreJson(
                    count.store(),
                    count.current(),
                    count.older(),
                    count.sealedAnew(),
                    count.unreadable());
        }
    }
}
