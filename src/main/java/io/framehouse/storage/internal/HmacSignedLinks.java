package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.SignedLinks;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Links of the form {@code /media/<payload>.<mac>/<file name>}. The payload is one byte of version,
 * then expiry, team and id in binary, then the kind; nothing in it is secret.
 */
@Component
final class HmacSignedLinks implements SignedLinks {
    private static final byte VERSION = 1;
    private static final int FIXED_BYTES = 1 + Long.BYTES + 4 * Long.BYTES;
    private static final int MAX_TOKEN_LENGTH = 300;
    private static final long ROUNDING_SECONDS = Duration.ofHours(1).toSeconds();
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder FROM_TEXT = Base64.getUrlDecoder();

    private final LinkKey key;
    private final PublicUrl publicUrl;
    private final Clock clock;

    HmacSignedLinks(LinkKey key, PublicUrl publicUrl, Clock clock) {
        this.key = key;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Override
    public String link(TeamId team, String kind, UUID id, Duration life, String fileName) {
        if (life.isNegative() || life.isZero() || life.compareTo(MAX_LIFE) > 0) {
            throw new IllegalArgumentException(
                    "A link's life is " + life + "; it must be more than zero, at most 30 days");
        }
        byte[] payload = payload(team, kind, id, roundedExpiry(life));
        return publicUrl.base()
                + "/media/"
                + TO_TEXT.encodeToString(payload)
                + "."
                + TO_TEXT.encodeToString(key.sign(payload))
                + "/"
                + URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public Optional<Ticket> open(String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > MAX_TOKEN_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] payload = FROM_TEXT.decode(token.substring(0, dot));
            byte[] mac = FROM_TEXT.decode(token.substring(dot + 1));
            return key.hasSigned(payload, mac) ? ticket(payload) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Ticket> openUrl(String url) {
        String path = url.startsWith("/") ? url : withoutBase(url);
        if (!path.startsWith("/media/")) {
            return Optional.empty();
        }
        String rest = path.substring("/media/".length());
        int slash = rest.indexOf('/');
        return open(slash < 0 ? rest : rest.substring(0, slash));
    }

    private String withoutBase(String url) {
        String base = publicUrl.base();
        return url.startsWith(base + "/") ? url.substring(base.length()) : "";
    }

    private long roundedExpiry(Duration life) {
        long wanted = clock.instant().plus(life).getEpochSecond();
        return Math.ceilDiv(wanted, ROUNDING_SECONDS) * ROUNDING_SECONDS;
    }

    private static byte[] payload(TeamId team, String kind, UUID id, long expiry) {
        byte[] word = kind.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(FIXED_BYTES + word.length)
                .put(VERSION)
                .putLong(expiry)
                .putLong(team.value().getMostSignificantBits())
                .putLong(team.value().getLeastSignificantBits())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(word)
                .array();
    }

    private Optional<Ticket> ticket(byte[] payload) {
        ByteBuffer buffer = ByteBuffer.wrap(payload);
        if (payload.length <= FIXED_BYTES || buffer.get() != VERSION) {
            return Optional.empty();
        }
        Instant expiresAt = Instant.ofEpochSecond(buffer.getLong());
        TeamId team = new TeamId(new UUID(buffer.getLong(), buffer.getLong()));
        UUID id = new UUID(buffer.getLong(), buffer.getLong());
        byte[] word = new byte[buffer.remaining()];
        buffer.get(word);
        boolean expired = !clock.instant().isBefore(expiresAt);
        return Optional.of(
                new Ticket(
                        team, new String(word, StandardCharsets.US_ASCII), id, expiresAt, expired));
    }
}
