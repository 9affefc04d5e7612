package io.framehouse.access.internal;

/** A setting with which the application must not start. */
final class SettingRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    SettingRefusedException(String description, String action) {
        super(description);
        this.action = action;
    }

    String action() {
        return action;
    }
}
