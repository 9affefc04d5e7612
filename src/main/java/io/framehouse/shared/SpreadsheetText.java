package io.framehouse.shared;

import org.jspecify.annotations.Nullable;

/** Texts of people in tables that a spreadsheet may open. */
public final class SpreadsheetText {
    // The last four are the wide forms of the first, which some programs take for them.
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private SpreadsheetText() {}

    /** A text that a spreadsheet would take for a formula gets an apostrophe in front. */
    public static String safe(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return STARTS_A_FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
