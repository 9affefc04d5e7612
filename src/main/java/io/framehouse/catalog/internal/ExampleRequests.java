package io.framehouse.catalog.internal;

import io.framehouse.catalog.CatalogModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A model's requests of default length in each resolution, now and off-peak, with their labels. */
final class ExampleRequests {
    private ExampleRequests() {}

    static Map<String, ObjectNode> of(CatalogModel model) {
        ObjectNode schema = model.schema();
        JsonNode properties = schema.get("properties");
        ObjectNode standard = new Normaliser(schema).normalise(CatalogJson.JSON.createObjectNode());
        int seconds = standard.path("duration").asInt(0);
        List<String> resolutions = new ArrayList<>();
        properties
                .path("resolution")
                .path("enum")
                .forEach(word -> resolutions.add(word.asString()));
        boolean offPeak = properties.has("off_peak") && !properties.path("off_peak").has("const");
        Map<String, ObjectNode> examples = new LinkedHashMap<>();
        for (String resolution : resolutions) {
            String label = resolution + ", " + seconds + " s";
            examples.put(label, standard.deepCopy().put("resolution", resolution));
            if (offPeak) {
                ObjectNode later = standard.deepCopy().put("resolution", resolution);
                examples.put(label + ", off-peak", later.put("off_peak", true));
            }
        }
        return examples;
    }
}
