package io.framehouse.sandbox.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Result links that carry what they open, until when, and a signature; valid over a restart. */
final class Links {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** What a link opens. */
    record Target(String taskId, String file, Instant expiresAt) {}

    private final String secret;
    private final Clock clock;
    private final int lifeSeconds;
    private volatile String baseUrl = "";

    Links(Path workDirectory, Clock clock, int lifeSeconds) {
        this.secret = secret(workDirectory.resolve("link-secret"));
        this.clock = clock;
        this.lifeSeconds = lifeSeconds;
    }

    private static String secret(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[32];
                new SecureRandom().nextBytes(random);
                AtomicFiles.write(file, ENCODER.encode(random));
            }
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void baseUrl(String url) {
        baseUrl = url;
    }

    int lifeSeconds(String dialect) {
        if (lifeSeconds > 0) {
            return lifeSeconds;
        }
        return dialect.equals(ViduDialect.NAME) ? 24 * 3600 : 3600;
    }

    /** A new link with its whole life before it. */
    String to(StoredTask task, String file, String shownName) {
        long expires = clock.instant().getEpochSecond() + lifeSeconds(task.dialect());
        String content = task.id() + "|" + file + "|" + expires;
        String token = ENCODER.encodeToString(content.getBytes(StandardCharsets.UTF_8));
        return baseUrl + "/files/" + token + "." + sign(content) + "/" + shownName;
    }

    /** What the token opens; empty when it was not made here. */
    Optional<Target> open(String token) {
        String[] halves = token.split("\\.", 2);
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(halves[0]);
            String content = new String(decoded, StandardCharsets.UTF_8);
            if (halves.length != 2 || !same(halves[1], sign(content))) {
                return Optional.empty();
            }
            String[] parts = content.split("\\|", 3);
            return Optional.of(
                    new Target(
                            parts[0], parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2]))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean same(String left, String right) {
        return MessageDigest.isEqual(
                left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String content) {
        return ENCODER.encodeToString(Hmac.sha256(secret, content));
    }
}
