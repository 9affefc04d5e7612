package io.framehouse.shared.internal;

/** No usable secret key is set, and none may be made up. */
final class SecretKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean another;

    private SecretKeyException(String message, boolean another) {
        super(message);
        this.another = another;
    }

    /** Whether there is one that was used before and has to be named. */
    boolean isAnother() {
        return another;
    }

    static SecretKeyException missing() {
        return new SecretKeyException(
                "FRAMEHOUSE_SECRET_KEY is not set. With an external database the keys of provider"
                        + " accounts are encrypted with it, and every node needs the same one.",
                false);
    }

    static SecretKeyException another(int keys) {
        return new SecretKeyException(
                "FRAMEHOUSE_SECRET_KEY is another than the one that this database was used with: "
                        + keys
                        + " data keys cannot be opened with it.",
                true);
    }

    static SecretKeyException tooShort(String setting, int length, int min) {
        return new SecretKeyException(
                setting + " has " + length + " characters; it must have at least " + min + ".",
                false);
    }
}
