package io.framehouse.shared.internal;

/** The database's roles do not let the application start safely. */
final class DatabaseRolesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    DatabaseRolesException(String description, String action) {
        super(description);
        this.action = action;
    }

    String action() {
        return action;
    }
}
