package io.framehouse.shared.internal;

import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UnreadableSecretException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals with data keys: a byte of version, the id of the key, then AES-256-GCM by Tink with the
 * context as associated data. What was sealed before there were data keys opens as it did.
 */
@Component
final class KeyedSecretBox implements SecretBox {
    private static final byte VERSION = 2;
    private static final int HEAD_BYTES = 1 + 2 * Long.BYTES;

    private final DataKeys keys;
    private final List<DerivedBox> older;

    KeyedSecretBox(DataKeys keys, SecretKeys secrets) {
        this.keys = keys;
        String previous = secrets.previousKey();
        older =
                Stream.concat(Stream.of(secrets.currentKey()), Stream.ofNullable(previous))
                        .map(DerivedBox::new)
                        .toList();
    }

    @Override
    public byte[] seal(String plain, String context) {
        return seal(keys.current(KeyOwner.secretsOf(null)), plain, context);
    }

    @Override
    public byte[] sealFor(TeamId team, String plain, String context) {
        return seal(keys.current(KeyOwner.secretsOf(team)), plain, context);
    }

    @Override
    public String open(byte[] sealed, String context) {
        try {
            return isKeyed(sealed) ? openKeyed(sealed, context) : openDerived(sealed, context);
        } catch (GeneralSecurityException failure) {
            throw new UnreadableSecretException(failure);
        }
    }

    @Override
    public Optional<byte[]> reseal(@Nullable TeamId team, byte[] sealed, String context) {
        DataKey now = keys.current(KeyOwner.secretsOf(team));
        boolean current = isKeyed(sealed) && keyOf(sealed).equals(now.id());
        return current ? Optional.empty() : Optional.of(seal(now, open(sealed, context), context));
    }

    private static byte[] seal(DataKey key, String plain, String context) {
        try {
            byte[] encrypted = key.aead().encrypt(utf8(plain), utf8(context));
            return ByteBuffer.allocate(HEAD_BYTES + encrypted.length)
                    .put(VERSION)
                    .putLong(key.id().getMostSignificantBits())
                    .putLong(key.id().getLeastSignificantBits())
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("A secret could not be sealed", failure);
        }
    }

    private String openKeyed(byte[] sealed, String context) throws GeneralSecurityException {
        byte[] encrypted = Arrays.copyOfRange(sealed, HEAD_BYTES, sealed.length);
        DataKey key = keys.get(keyOf(sealed));
        if (key.owner().purpose() != KeyOwner.Purpose.SECRETS) {
            throw new GeneralSecurityException("Data key " + key.id() + " seals no secrets");
        }
        return new String(key.aead().decrypt(encrypted, utf8(context)), StandardCharsets.UTF_8);
    }

    private String openDerived(byte[] sealed, String context) throws GeneralSecurityException {
        GeneralSecurityException first = null;
        for (DerivedBox box : older) {
            try {
                return box.open(sealed, context);
            } catch (GeneralSecurityException otherKey) {
                first = first == null ? otherKey : first;
            }
        }
        throw first == null ? new GeneralSecurityException("There is no secret key") : first;
    }

    private static boolean isKeyed(byte[] sealed) {
        return sealed.length > HEAD_BYTES && sealed[0] == VERSION;
    }

    private static UUID keyOf(byte[] sealed) {
        ByteBuffer head = ByteBuffer.wrap(sealed, 1, HEAD_BYTES - 1);
        return new UUID(head.getLong(), head.getLong());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
