package io.framehouse.catalog.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.ModelUse.Used;
import io.framehouse.catalog.TypicalPrices.Typical;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model as the list shows it.
 *
 * @param own the team's row for this very model; null where there is none
 * @param caps what holds for the model: its own row, or the one for all; null where not allowed
 * @param mine whether the model is allowed and for whoever looks
 * @param typical what a usual job costs; null where it has no price
 * @param providers the names of the accounts that make it
 * @param used what the team's jobs settled this month; null where none did
 */
record ModelRow(
        CatalogModel model,
        ModelLimits limits,
        @Nullable AllowedModel own,
        @Nullable AllowedModel caps,
        boolean mine,
        @Nullable Typical typical,
        List<String> providers,
        @Nullable Used used) {
    ModelRow {
        providers = List.copyOf(providers);
    }

    /** Whether somebody of the team may use it. */
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
