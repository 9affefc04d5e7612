package io.framehouse.access.ui;

import io.framehouse.ui.PageTabs;

/** Where one's own pages are. */
public final class MeNavigation {
    /** Name, time zone and colours. */
    public static final String PROFILE = "me";

    /** Password, sessions, and whatever else keeps others out. */
    public static final String SECURITY = "me/security";

    private MeNavigation() {}

    /** Links between them. */
    static PageTabs tabs(String shown) {
        return new PageTabs("Your pages")
                .tab(PROFILE, "Profile", shown.equals(PROFILE))
                .tab(SECURITY, "Security", shown.equals(SECURITY));
    }
}
