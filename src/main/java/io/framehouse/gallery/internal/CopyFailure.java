package io.framehouse.gallery.internal;

/** A copy did not work out; the message is for people. */
final class CopyFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    CopyFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** What may help. */
    enum Kind {
        /** Trying again later. */
        LATER,
        /** A fresh link from the provider: the old one is over or gave something else. */
        FRESH_LINK,
        /** Nothing. */
        FOR_GOOD
    }
}
