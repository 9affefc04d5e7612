package io.framehouse.shared.internal;

import io.framehouse.shared.HouseSignatures;
import io.framehouse.shared.UnreadableSecretException;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/** HMAC-SHA-256 by Tink, with the platform's data key for the trail. */
@Component
final class TinkSignatures implements HouseSignatures {
    private final DataKeys keys;

    TinkSignatures(DataKeys keys) {
        this.keys = keys;
    }

    @Override
    public Signature sign(byte[] message) {
        DataKey key = keys.current(KeyOwner.AUDIT);
        try {
            return new Signature(key.id(), key.mac().computeMac(message));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("Nothing can be signed with " + key.id(), failure);
        }
    }

    @Override
    public boolean verify(byte[] message, Signature signature) {
        try {
            keys.get(signature.key()).mac().verifyMac(signature.bytes(), message);
            return true;
        } catch (GeneralSecurityException | UnreadableSecretException wrong) {
            return false;
        }
    }

    @Override
    public boolean opensNewestKey() {
        return keys.opensNewest(KeyOwner.AUDIT);
    }
}
