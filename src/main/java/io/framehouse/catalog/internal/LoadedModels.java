package io.framehouse.catalog.internal;

import io.framehouse.catalog.CatalogModel;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** All models, read once at start; a wrong file stops it. */
@Component
final class LoadedModels {
    private final Map<String, LoadedModel> models;

    @Autowired
    LoadedModels(@Value("${framehouse.catalog-dir:}") String directory) {
        this(CatalogFiles.read(directory));
    }

    LoadedModels(List<SourceFile> files) {
        Map<String, LoadedModel> loaded = new LinkedHashMap<>();
        for (SourceFile file : files) {
            LoadedModel model = ModelFileReader.read(file);
            if (loaded.put(model.model().id(), model) != null) {
                throw new CatalogFileException(
                        file.name(), "id", "'" + model.model().id() + "' is defined twice");
            }
        }
        models = Collections.unmodifiableMap(loaded);
    }

    Collection<LoadedModel> all() {
        return models.values();
    }

    Optional<LoadedModel> find(String id) {
        return Optional.ofNullable(models.get(id));
    }

    LoadedModel get(CatalogModel model) {
        return find(model.id())
                .orElseThrow(() ->
                        new IllegalStateException(
                                "Model '" + model.id() + "' is not in the catalogue"));
    }
}
