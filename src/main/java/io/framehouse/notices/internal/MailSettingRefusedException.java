package io.framehouse.notices.internal;

/** A setting of mail with which the application must not start. */
final class MailSettingRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    MailSettingRefusedException(String description, String action) {
        super(description);
        this.action = action;
    }

    String action() {
        return action;
    }
}
