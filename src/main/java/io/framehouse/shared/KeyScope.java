package io.framehouse.shared;

import java.util.Arrays;
import java.util.Optional;

/** What an API key may do. */
public enum KeyScope {
    /** Submit and cancel jobs, upload images. */
    JOBS_WRITE("jobs:write"),
    /** Read jobs, models, quotes and balance. */
    JOBS_READ("jobs:read"),
    /** Read assets and their content. */
    ASSETS_READ("assets:read"),
    /** Read the team's usage. */
    USAGE_READ("usage:read"),
    /** Everything the team's admin may through the API. */
    TEAM_ADMIN("team:admin"),
    /** Platform keys: the admin API. */
    PLATFORM_ADMIN("platform:admin"),
    /** Platform keys: usage, exports, months and proof. */
    PLATFORM_FINANCE("platform:finance");

    private final String wire;

    KeyScope(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    public static Optional<KeyScope> fromWire(String text) {
        return Arrays.stream(values()).filter(scope -> scope.wire.equals(text)).findFirst();
    }
}
