package io.framehouse.teams.ui;

import io.framehouse.shared.TeamRole;

/** Roles in words. */
final class RoleWords {
    private RoleWords() {}

    static String name(TeamRole role) {
        return switch (role) {
            case OWNER -> "Owner";
            case ADMIN -> "Admin";
            case MEMBER -> "Member";
            case VIEWER -> "Viewer";
            case BILLING -> "Billing";
        };
    }

    /** What the role may do, in one line. */
    static String meaning(TeamRole role) {
        return switch (role) {
            case OWNER -> "Everything an admin may, makes other owners and hands the team over.";
            case ADMIN -> "Also budgets, keys, models and members.";
            case MEMBER -> "Creates videos, and keys for own programs.";
            case VIEWER -> "Sees jobs, gallery and usage; changes nothing.";
            case BILLING -> "Sees usage and budgets of the team; changes nothing.";
        };
    }
}
