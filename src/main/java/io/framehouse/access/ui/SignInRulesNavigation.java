package io.framehouse.access.ui;

/** The address of the house's rules of sign-in; those of a team are among its settings. */
public final class SignInRulesNavigation {
    public static final String PLATFORM = "admin/sign-in";

    private SignInRulesNavigation() {}
}
