package io.framehouse.catalog.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.shared.Credits;
import org.jspecify.annotations.Nullable;

/**
 * A model as the list shows it.
 *
 * @param own the team's row for this very model; null where there is none
 * @param caps what holds for the model: its own row, or the one for all; null where not allowed
 * @param from the least that a job costs; null where it has no price
 */
record ModelRow(
        CatalogModel model,
        ModelLimits limits,
        @Nullable AllowedModel own,
        @Nullable AllowedModel caps,
        @Nullable Credits from) {
    boolean allowed() {
        return caps != null;
    }

    /** The caps to edit: those that hold, for this model alone. */
    AllowedModel editable() {
        AllowedModel holding = caps;
        return holding == null
                ? AllowedModel.of(model.id())
                : CapsWords.forModel(holding, model.id(), limits);
    }
}
