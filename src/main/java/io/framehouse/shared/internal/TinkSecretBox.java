package io.framehouse.shared.internal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.UnreadableSecretException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * AES-256-GCM by Tink, with a key derived from the installation's secret key by HKDF-SHA-256 (RFC
 * 5869), and the context as associated data.
 */
final class TinkSecretBox implements SecretBox {
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int KEY_ID = 0x46_48_00_01;
    private static final String PURPOSE = "framehouse secret box 1";

    private final Aead aead;

    TinkSecretBox(String secretKey) {
        try {
            AeadConfig.register();
            aead = keyset(secretKey).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("This Java cannot do AES-256-GCM", failure);
        }
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

    @AccessesPartialKey
    private static KeysetHandle keyset(String secretKey) throws GeneralSecurityException {
        AesGcmParameters parameters =
                AesGcmParameters.builder()
                        .setKeySizeBytes(KEY_BYTES)
                        .setIvSizeBytes(IV_BYTES)
                        .setTagSizeBytes(TAG_BYTES)
                        .setVariant(AesGcmParameters.Variant.TINK)
                        .build();
        AesGcmKey key =
                AesGcmKey.builder()
                        .setParameters(parameters)
                        .setKeyBytes(
                                SecretBytes.copyFrom(
                                        derived(secretKey), InsecureSecretKeyAccess.get()))
                        .setIdRequirement(KEY_ID)
                        .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).makePrimary())
                .build();
    }

    private static byte[] derived(String secretKey) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(
                        HKDFParameterSpec.ofExtract()
                                .addIKM(utf8(secretKey))
                                .thenExpand(utf8(PURPOSE), KEY_BYTES));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
