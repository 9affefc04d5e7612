package io.framehouse.access.ui;

import io.framehouse.access.ApiKey;
import java.util.List;

/**
 * A key as the list shows it.
 *
 * @param owner a name, or what stands in its place
 * @param models titles of the models it is limited to; empty for all of the team
 * @param usedRecently whether a program used it within seven days
 */
record KeyRow(
        ApiKey key, KeyStatus status, String owner, List<String> models, boolean usedRecently) {
    KeyRow {
        models = List.copyOf(models);
    }

    /** What may be shown of the key itself. */
    String prefix() {
        return "fh_" + key.publicId() + "\u2026";
    }
}
