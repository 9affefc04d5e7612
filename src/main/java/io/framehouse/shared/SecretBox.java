package io.framehouse.shared;

/**
 * Keeps secrets that must be read again, such as a provider's key, encrypted and bound to the place
 * where they belong. Its key comes from the setting {@code FRAMEHOUSE_SECRET_KEY}.
 */
public interface SecretBox {
    /**
     * Encrypts.
     *
     * @param context where the secret belongs, such as the id of its row: only the same opens it
     */
    byte[] seal(String plain, String context);

    /**
     * Decrypts.
     *
     * @throws UnreadableSecretException where the context is another, the bytes were changed, or
     *     the secret key of this installation is another one than at sealing
     */
    String open(byte[] sealed, String context);
}
