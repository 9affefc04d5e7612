package io.framehouse.access.ui;

/** Where one's own pages are. */
public final class MeNavigation {
    /** Name, time zone and colours. */
    public static final String PROFILE = "me";

    /** Password, sessions, and whatever else keeps others out. */
    public static final String SECURITY = "me/security";

    private MeNavigation() {}
}
