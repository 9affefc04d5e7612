package io.framehouse.outbound;

/** An address was refused or did not give what was asked. */
public final class OutboundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final int status;

    public OutboundException(Kind kind, String message, int status) {
        super(message);
        this.kind = kind;
        this.status = status;
    }

    /** Why. */
    public enum Kind {
        /** The address itself is not allowed. */
        NOT_ALLOWED,
        /** It answered with an error status; see {@link #status()}. */
        STATUS,
        /** It sent more than allowed. */
        TOO_LARGE,
        /** It did not answer, or not in time. */
        UNREACHABLE
    }

    public Kind kind() {
        return kind;
    }

    /** The HTTP status; 0 where there was none. */
    public int status() {
        return status;
    }
}
