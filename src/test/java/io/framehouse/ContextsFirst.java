package io.framehouse;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Ends the applications of a test run while their database still answers; at the end of the process
 * both would stop at once, and every application would wait for a server that has gone.
 */
public final class ContextsFirst implements LauncherSessionListener {
    private static boolean databasesUsed;

    /** Says that there is something to close; keeps runs without a database from starting one. */
    static void databasesUsed() {
        databasesUsed = true;
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (databasesUsed) {
            TestDatabases.closeContexts();
        }
    }
}
