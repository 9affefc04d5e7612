package io.framehouse.jobs.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a video was made with.
 *
 * @param modelId its model, whether or not that is still there
 * @param model null where the catalogue no longer has it
 * @param allowed null where the team may not use it now
 * @param values its settings as the form holds them
 * @param gone settings whose pictures are no longer kept
 */
record ReuseSource(
        String modelId,
        @Nullable CatalogModel model,
        @Nullable AllowedModel allowed,
        Map<String, Object> values,
        Set<String> gone) {
    ReuseSource {
        values = Map.copyOf(values);
        gone = Set.copyOf(gone);
    }

    String modelTitle() {
        return model == null ? modelId : model.title();
    }

    Optional<FormField> field(String name) {
        return model == null
                ? Optional.empty()
                : model.fields().stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
