package io.framehouse.shared;

/**
 * A setting with which the application must not start. Told to people as two sentences, without a
 * stack trace.
 */
public final class SettingRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * Makes the refusal.
     *
     * @param description what is wrong: the setting, its value unless it is a secret, the rule
     * @param action what to do
     */
    public SettingRefused(String description, String action) {
        super(description);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
