package io.framehouse.shared.internal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/** Encrypts data keys with a key made from one secret key, and says which that was. */
final class KeyWrap {
    private static final int NUMBER = 0x46_48_00_02;
    private static final String PURPOSE = "framehouse key wrap 1";
    private static final String NAME = "framehouse key name 1";
    private static final int NAME_BYTES = 8;

    private final String name;
    private final Aead aead;

    KeyWrap(String secretKey) {
        name = HexFormat.of().formatHex(DerivedKey.bytes(secretKey, NAME, NAME_BYTES));
        aead = DerivedKey.aead(secretKey, PURPOSE, NUMBER);
    }

    /** Tells secret keys apart and nothing of them. */
    String name() {
        return name;
    }

    /**
     * Encrypts a keyset.
     *
     * @param place whose it is: it opens for no other
     */
    byte[] wrap(KeysetHandle keyset, String place) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, aead, utf8(place));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("A data key could not be encrypted", failure);
        }
    }

    KeysetHandle unwrap(byte[] wrapped, String place) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, utf8(place));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
