package io.framehouse.audit.ui;

import io.framehouse.ui.CurrentTeam;

/** Where the audit log is: a team's, and the platform's. */
final class AuditNavigation {
    /** The page below a team's address. */
    static final String PAGE = "audit";

    /** The address of the log over all teams. */
    static final String PLATFORM = "admin/audit";

    /** The parameter that opens an entry: its id. */
    static final String ENTRY = "entry";

    private AuditNavigation() {}

    /** The address without a leading slash. */
    static String path(CurrentTeam team) {
        return team.path(PAGE);
    }
}
