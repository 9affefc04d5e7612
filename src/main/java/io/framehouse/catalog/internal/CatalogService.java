package io.framehouse.catalog.internal;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Route;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The models as loaded at start. */
@Service
final class CatalogService implements Catalog {
    /** What the platform itself owns in a provider's request. */
    private static final Set<String> OWNED = Set.of("model", "callback_url", "payload");

    private final LoadedModels models;
    private final FormGaps forms = FormGaps.read();

    CatalogService(LoadedModels models) {
        this.models = models;
    }

    @Override
    public List<CatalogModel> models() {
        return models.all().stream().map(LoadedModel::model).toList();
    }

    @Override
    public Optional<CatalogModel> find(String modelId) {
        return models.find(modelId).map(LoadedModel::model);
    }

    @Override
    public Optional<CatalogModel> findByCall(
            String dialect, String path, @Nullable String providerModel) {
        return models().stream()
                .filter(model ->
                        model.routes().stream()
                                .anyMatch(route -> meant(route, dialect, path, providerModel)))
                .findFirst();
    }

    private static boolean meant(
            Route route, String dialect, String path, @Nullable String providerModel) {
        return route.dialect().equals(dialect)
                && route.path().equals(path)
                && (route.providerModel() == null
                        || Objects.equals(route.providerModel(), providerModel));
    }

    /**
     * {@inheritDoc} What no model of the catalogue knows is dropped, as a provider ignores it; what
     * other models know stays, so that the rules refuse it by name, unless it stands at its
     * default.
     */
    @Override
    public ObjectNode toOurWords(CatalogModel model, String dialect, ObjectNode providerBody) {
        ObjectNode body = providerBody.deepCopy();
        body.remove(OWNED);
        ObjectNode ours =
                model.routes().stream()
                        .filter(route -> route.dialect().equals(dialect))
                        .findFirst()
                        .map(route -> WordMapping.toOurs(route, body))
                        .orElse(body);
        JsonNode properties = model.schema().get("properties");
        List<String> meaningless =
                ours.propertyStream()
                        .filter(entry -> !properties.has(entry.getKey()) && changesNothing(entry))
                        .map(Map.Entry::getKey)
                        .toList();
        return ours.remove(meaningless);
    }

    private boolean changesNothing(Map.Entry<String, JsonNode> given) {
        List<ObjectNode> knowing =
                models.all().stream()
                        .map(LoadedModel::properties)
                        .filter(properties -> properties.has(given.getKey()))
                        .toList();
        return knowing.isEmpty()
                || given.getValue().isNull()
                || knowing.stream()
                        .map(properties -> properties.get(given.getKey()).path("default"))
                        .anyMatch(standard -> CatalogJson.same(given.getValue(), standard));
    }

    @Override
    public ObjectNode toProviderWords(CatalogModel model, Route route, ObjectNode normalised) {
        return WordMapping.toProvider(route, normalised);
    }

    @Override
    public List<Route> routesFor(CatalogModel model, ObjectNode normalised) {
        return models.get(model).plainRoutesFor(normalised);
    }

    @Override
    public List<Route> routesFor(
            CatalogModel model, ObjectNode normalised, String dialect, String form) {
        return models.get(model).routesFor(normalised, dialect, forms.of(dialect, form));
    }
}
