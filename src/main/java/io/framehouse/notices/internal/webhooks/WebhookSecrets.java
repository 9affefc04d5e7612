package io.framehouse.notices.internal.webhooks;

import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes secrets and keeps them sealed, bound to the team and the endpoint. */
@Component
final class WebhookSecrets {
    /** Within the 24 to 64 bytes of the specification. */
    private static final int BYTES = 32;

    private final SecretBox box;
    private final SecureRandom random = new SecureRandom();

    WebhookSecrets(SecretBox box) {
        this.box = box;
    }

    String make() {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return WebhookSignature.PREFIX + Base64.getEncoder().encodeToString(key);
    }

    byte[] seal(TeamId team, UUID endpoint, String secret) {
        return box.sealFor(team, secret, context(team, endpoint));
    }

    /** Those that sign at a moment, the newest first. */
    List<String> signing(TeamId team, UUID endpoint, SealedSecrets sealed, Instant now) {
        List<String> secrets = new ArrayList<>();
        secrets.add(box.open(sealed.current(), context(team, endpoint)));
        byte[] previous = sealed.previousAt(now);
        if (previous != null) {
            secrets.add(box.open(previous, context(team, endpoint)));
        }
        return secrets;
    }

    static String context(TeamId team, UUID endpoint) {
        return "webhook:" + team + ":" + endpoint;
    }
}
