package io.framehouse.shared.internal;

/** No usable secret key is set, and none may be made up. */
final class SecretKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SecretKeyException(String message) {
        super(message);
    }

    static SecretKeyException missing() {
        return new SecretKeyException(
                "FRAMEHOUSE_SECRET_KEY is not set. With an external database the keys of provider"
                        + " accounts are encrypted with it, and every node needs the same one.");
    }

    static SecretKeyException tooShort(int length, int min) {
        return new SecretKeyException(
                "FRAMEHOUSE_SECRET_KEY has "
                        + length
                        + " characters; it must have at least "
                        + min
                        + ".");
    }
}
