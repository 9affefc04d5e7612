package io.framehouse.sandbox.internal;

/** A request turned away; each dialect words it in its own documented form. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RefusalKind kind;
    private final String field;

    Refusal(RefusalKind kind, String field, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.field = field;
    }

    static Refusal invalid(String field, String rule, Object value) {
        return new Refusal(
                RefusalKind.FIELD_INVALID, field, field + " " + rule + ", but was " + value);
    }

    RefusalKind kind() {
        return kind;
    }

    /** The field at fault, empty where none is. */
    String field() {
        return field;
    }

    String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
