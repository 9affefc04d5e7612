package io.framehouse.access.ui;

/** Addresses of the rules of sign-in. */
public final class SignInRulesNavigation {
    /** Of one team, without {@code t/:team/}. */
    public static final String TEAM_PAGE = "sign-in";

    /** Of the house. */
    public static final String PLATFORM = "admin/sign-in";

    static final String TEAM = "t/:team/" + TEAM_PAGE;

    private SignInRulesNavigation() {}
}
