package io.framehouse.shared;

/** What a person or platform key is for the whole installation. */
public enum PlatformRole {
    /** Teams, grants, provider accounts, prices and health. */
    ADMIN,
    /** Usage over all teams, exports, month close and proof. */
    FINANCE
}
