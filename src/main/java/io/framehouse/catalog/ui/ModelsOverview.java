package io.framehouse.catalog.ui;

import io.framehouse.catalog.AllowedModel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the screen of models shows.
 *
 * @param every the row that allows all models, with its caps; null where models are chosen
 */
record ModelsOverview(@Nullable AllowedModel every, List<ModelRow> rows) {
    ModelsOverview {
        rows = List.copyOf(rows);
    }

    long allowedCount() {
        return rows.stream().filter(ModelRow::allowed).count();
    }

    Optional<ModelRow> find(String id) {
        return rows.stream().filter(row -> row.model().id().equals(id)).findFirst();
    }
}
