package io.framehouse.audit.internal;

import io.framehouse.shared.HouseSignatures;
import io.framehouse.shared.HouseSignatures.Signature;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs an entry when it is written, and knows it again when it is sealed. */
@Component
final class EntryMark {
    private static final String KIND = "framehouse audit entry 1";
    private static final int KEY_BYTES = 2 * Long.BYTES;

    private final HouseSignatures signatures;

    EntryMark(HouseSignatures signatures) {
        this.signatures = signatures;
    }

    /** The id of the key, then its signature. */
    byte[] make(WrittenEntry entry) {
        Signature signature = signatures.sign(message(entry));
        return ByteBuffer.allocate(KEY_BYTES + signature.bytes().length)
                .putLong(signature.key().getMostSignificantBits())
                .putLong(signature.key().getLeastSignificantBits())
                .put(signature.bytes())
                .array();
    }

    boolean isRight(WrittenEntry entry, byte @Nullable [] mark) {
        if (mark == null || mark.length <= KEY_BYTES) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(mark);
        UUID key = new UUID(bytes.getLong(), bytes.getLong());
        byte[] signature = new byte[bytes.remaining()];
        bytes.get(signature);
        return signatures.verify(message(entry), new Signature(key, signature));
    }

    /** The same before it is written and after it was read: the database keeps JSON its own way. */
    private static byte[] message(WrittenEntry entry) {
        return AuditJson.list(
                        Arrays.asList(
                                KIND,
                                entry.id().toString(),
                                text(entry.team()),
                                entry.at().toString(),
                                entry.actorKind(),
                                text(entry.actor()),
                                entry.actorLabel(),
                                entry.action(),
                                entry.objectType(),
                                entry.objectId(),
                                AuditJson.canonical(entry.before()),
                                AuditJson.canonical(entry.after()),
                                entry.reason(),
                                entry.source(),
                                entry.address(),
                                entry.agent(),
                                entry.requestId()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
