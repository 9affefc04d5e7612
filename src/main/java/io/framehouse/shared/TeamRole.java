package io.framehouse.shared;

/** What a person is in one team. */
public enum TeamRole {
    /** Everything an admin may, and hands the team over. */
    OWNER,
    /** Budgets, keys, models and members of the team. */
    ADMIN,
    /** Creates videos, and keys for their own programs. */
    MEMBER,
    /** Reads jobs, gallery and usage; changes nothing. */
    VIEWER,
    /** Reads usage and budgets for the team's own finance; changes nothing. */
    BILLING;

    public String wire() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
