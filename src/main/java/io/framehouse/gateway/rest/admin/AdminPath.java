package io.framehouse.gateway.rest.admin;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.util.UUID;

/** Ids from paths; what is no id is not found. */
final class AdminPath {
    private AdminPath() {}

    static TeamId team(String text) {
        return TeamId.parse(text).orElseThrow(() -> DomainException.notFound("team"));
    }

    static KeyId key(String text) {
        return KeyId.parse(text).orElseThrow(() -> DomainException.notFound("key"));
    }

    static UserId user(String text) {
        return UserId.parse(text).orElseThrow(() -> DomainException.notFound("member"));
    }

    static UUID invitation(String text) {
        return Ids.parse(text).orElseThrow(() -> DomainException.notFound("invitation"));
    }
}
