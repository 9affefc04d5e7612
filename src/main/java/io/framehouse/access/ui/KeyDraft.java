package io.framehouse.access.ui;

import io.framehouse.access.KeyData;
import java.util.Set;

/**
 * A key to be made.
 *
 * @param models what to limit it to; empty for all models of the team
 */
record KeyDraft(KeyData data, Set<String> models) {
    KeyDraft {
        models = Set.copyOf(models);
    }
}
