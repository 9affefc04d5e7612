package io.framehouse.providers;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How requests of a dialect are written where vendors of the same dialect differ. */
public enum AccountForm {
    /** As the dialect's own pages write it; every dialect has this form. */
    OFFICIAL(null),
    /**
     * Vidu's calls passed on by another vendor, which refuses fields that its page does not list.
     */
    PROXY("vidu"),
    /** Vtrix's parameters beside {@code model}, not wrapped in {@code input[0].params}. */
    FLAT("vtrix");

    private static final String VIDU = "vidu";

    private final @Nullable String dialect;

    AccountForm(@Nullable String dialect) {
        this.dialect = dialect;
    }

    /** Whether accounts of this dialect may have this form. */
    public boolean fits(String name) {
        return dialect == null || dialect.equals(name);
    }

    /** The forms of a dialect, the official one first. */
    public static List<AccountForm> of(String dialect) {
        return Arrays.stream(values()).filter(form -> form.fits(dialect)).toList();
    }

    /**
     * The form of an account where nobody names it: Vidu itself takes only {@code Token}, so a
     * {@code Bearer} there is a proxy.
     */
    public static AccountForm usual(String dialect, AuthScheme scheme) {
        return dialect.equals(VIDU) && scheme == AuthScheme.BEARER ? PROXY : OFFICIAL;
    }
}
