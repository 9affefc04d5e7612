package io.framehouse.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets that must be read again, such as a provider's key, encrypted and bound to the place
 * where they belong. Each team and the platform have a data key of their own, which lies in the
 * database encrypted by {@code FRAMEHOUSE_SECRET_KEY}. Whoever stores what was sealed here also
 * gives a {@link SealedStore}, so that it can be sealed anew.
 *
 * @see "Decision 0026: data keys and the sealed trail"
 */
public interface SecretBox {
    /**
     * Encrypts with the platform's key.
     *
     * @param context where the secret belongs, such as the id of its row: only the same opens it
     */
    byte[] seal(String plain, String context);

    /** Encrypts with the team's key; the context is as for {@link #seal}. */
    byte[] sealFor(TeamId team, String plain, String context);

    /**
     * Decrypts; the bytes themselves say with which key.
     *
     * @throws UnreadableSecretException where the context is another, the bytes were changed, or
     *     the secret key of this installation is another one than at sealing
     */
    String open(byte[] sealed, String context);

    /**
     * Encrypts anew what is not under its owner's key of now; empty where it is.
     *
     * @param team null for the platform's
     * @throws UnreadableSecretException as {@link #open}
     */
    Optional<byte[]> reseal(@Nullable TeamId team, byte[] sealed, String context);
}
