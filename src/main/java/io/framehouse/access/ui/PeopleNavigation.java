package io.framehouse.access.ui;

/** Where everybody who has an account is listed. */
public final class PeopleNavigation {
    /** The page, for platform admins. */
    public static final String PAGE = "admin/people";

    private PeopleNavigation() {}
}
