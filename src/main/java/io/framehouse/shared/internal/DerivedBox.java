package io.framehouse.shared.internal;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * How secrets were sealed before there were data keys: AES-256-GCM by Tink, with a key derived from
 * the installation's secret key, and the context as associated data.
 */
final class DerivedBox {
    private static final int KEY_ID = 0x46_48_00_01;
    private static final String PURPOSE = "framehouse secret box 1";

    private final Aead aead;

    DerivedBox(String secretKey) {
        aead = DerivedKey.aead(secretKey, PURPOSE, KEY_ID);
    }

    byte[] seal(String plain, String context) {
        try {
            return aead.encrypt(utf8(plain), utf8(context));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("A secret could not be sealed", failure);
        }
    }

    String open(byte[] sealed, String context) throws GeneralSecurityException {
        return new String(aead.decrypt(sealed, utf8(context)), StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
