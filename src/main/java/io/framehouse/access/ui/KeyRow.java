package io.framehouse.access.ui;

import io.framehouse.access.ApiKey;
import io.framehouse.access.KeyBudgets;
import io.framehouse.access.KeyModels;
import org.jspecify.annotations.Nullable;

/**
 * A key as the list shows it.
 *
 * @param owner a name, or what stands in its place
 * @param limits the models and caps of its own
 * @param budget its own budget; null for none
 * @param usedRecently whether a program used it within seven days
 */
record KeyRow(
        ApiKey key,
        KeyStatus status,
        String owner,
        KeyModels.Limits limits,
        KeyBudgets.@Nullable KeyBudget budget,
        boolean usedRecently) {
    /** The platform key of the settings, which only the settings can change. */
    private static final String OF_SETTINGS = "bootstrap";

    /** What may be shown of the key itself. */
    String prefix() {
        return isOfSettings() ? "FRAMEHOUSE_ADMIN_API_KEY" : "fh_" + key.publicId() + "\u2026";
    }

    boolean isOfSettings() {
        return key.publicId().equals(OF_SETTINGS);
    }
}
