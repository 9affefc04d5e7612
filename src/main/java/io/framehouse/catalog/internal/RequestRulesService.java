package io.framehouse.catalog.internal;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.RequestRules;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Checks by the rules in the model's file. */
@Service
final class RequestRulesService implements RequestRules {
    private final LoadedModels models;

    RequestRulesService(LoadedModels models) {
        this.models = models;
    }

    @Override
    public Checked check(CatalogModel model, ObjectNode parameters) {
        return models.get(model).rules().check(parameters);
    }

    @Override
    public void checkPictures(
            CatalogModel model, ObjectNode parameters, Function<String, Optional<Picture>> look) {
        models.get(model).rules().checkPictures(parameters, look);
    }
}
