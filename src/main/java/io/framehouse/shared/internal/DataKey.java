package io.framehouse.shared.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import io.framehouse.shared.internal.KeyOwner.Purpose;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An opened data key. What it is never changes; only how it is encrypted in the database does. */
final class DataKey {
    private final UUID id;
    private final KeyOwner owner;
    private final KeysetHandle keyset;
    private final @Nullable Aead aead;
    private final @Nullable Mac mac;

    DataKey(UUID id, KeyOwner owner, KeysetHandle keyset) throws GeneralSecurityException {
        this.id = id;
        this.owner = owner;
        this.keyset = keyset;
        boolean secrets = owner.purpose() == Purpose.SECRETS;
        aead = secrets ? keyset.getPrimitive(RegistryConfiguration.get(), Aead.class) : null;
        mac = secrets ? null : keyset.getPrimitive(RegistryConfiguration.get(), Mac.class);
    }

    /** A new one of random bytes. */
    static DataKey make(UUID id, KeyOwner owner) {
        try {
            register();
            KeysetHandle keyset =
                    switch (owner.purpose()) {
                        case SECRETS ->
                                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
                        case AUDIT ->
                                KeysetHandle.generateNew(
                                        PredefinedMacParameters.HMAC_SHA256_256BITTAG);
                    };
            return new DataKey(id, owner, keyset);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java cannot make a data key", failure);
        }
    }

    /** Makes the kinds of keys known to Tink; again without harm. */
    static void register() throws GeneralSecurityException {
        AeadConfig.register();
        MacConfig.register();
    }

    /** What a data key is bound to where it is encrypted. */
    static String place(UUID id, KeyOwner owner) {
        return "data key " + id + " of " + (owner.team() == null ? "platform" : owner.team());
    }

    UUID id() {
        return id;
    }

    KeyOwner owner() {
        return owner;
    }

    KeysetHandle keyset() {
        return keyset;
    }

    Aead aead() {
        return used(aead);
    }

    Mac mac() {
        return used(mac);
    }

    private <T> T used(@Nullable T primitive) {
        if (primitive == null) {
            throw new IllegalStateException(
                    "Data key " + id + " is for " + owner.purpose() + " only");
        }
        return primitive;
    }
}
