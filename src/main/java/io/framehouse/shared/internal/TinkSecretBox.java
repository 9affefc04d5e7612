package io.framehouse.shared.internal;

import com.google.crypto.tink.Aead;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.UnreadableSecretException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * AES-256-GCM by Tink, with a key derived from the installation's secret key by HKDF-SHA-256 (RFC
 * 5869), and the context as associated data.
 */
final class TinkSecretBox implements SecretBox {
    private static final int KEY_ID = 0x46_48_00_01;
    private static final String PURPOSE = "framehouse secret box 1";

    private final Aead aead;

    TinkSecretBox(String secretKey) {
        aead = DerivedKey.aead(secretKey, PURPOSE, KEY_ID);
    }

    @Override
    public byte[] seal(String plain, String context) {
        try {
            return aead.encrypt(utf8(plain), utf8(context));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("A secret could not be sealed", failure);
        }
    }

    @Override
    public String open(byte[] sealed, String context) {
        try {
            return new String(aead.decrypt(sealed, utf8(context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException failure) {
            throw new UnreadableSecretException(failure);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
