package io.framehouse.shared;

/** A sealed secret that cannot be opened here; it has to be entered again. */
public final class UnreadableSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableSecretException(Throwable cause) {
        super("A stored secret cannot be opened with this FRAMEHOUSE_SECRET_KEY.", cause);
    }
}
