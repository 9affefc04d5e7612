package io.framehouse.catalog.internal;

import io.framehouse.catalog.CatalogModel;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The shipped catalogue and small requests to it. */
final class CatalogFixtures {
    static final String PRO = "vidu-q2-pro-img2video";
    static final String FAST = "vidu-q2-pro-fast-img2video";
    static final String REFERENCE = "vidu-q2-reference2video";
    static final String Q3 = "viduq3-pro";
    static final String TURBO = "viduq2_turbo_img2video";

    static final LoadedModels MODELS = new LoadedModels("");

    /** A model that no Java knows, whose only route costs more than it sells for. */
    static final String MADE_UP =
            """
            id: viduq9-text2video
            title: Vidu Q9
            mode: text2video
            summary: Made up.
            poll: {usual_time_seconds: 60}
            parameters:
              type: object
              additionalProperties: false
              required: [prompt]
              properties:
                prompt: {type: string, title: Prompt, maxLength: 10}
                duration: {type: integer, title: Seconds, minimum: 3, maximum: 4, default: 3}
                resolution: {type: string, title: Resolution, enum: [2k], default: 2k}
                style:
                  type: string
                  title: Style
                  enum: [general, anime]
                  x-form: {section: advanced, kind: choice}
            routes:
              - dialect: vidu
                path: /ent/v2/text2video
                provider_model: viduq9
                constants: {meta_data: x}
                cost:
                  unit: credits
                  certainty: assumed
                  source: none
                  price: {unit: credits, settlement: reported, rows: [{seconds: [0.75]}]}
            price:
              unit: credits
              settlement: reported
              rows: [{when: {resolution: 2k}, seconds: [0.5]}]
            """;

    private CatalogFixtures() {}

    static CatalogModel model(String id) {
        return MODELS.find(id).orElseThrow().model();
    }

    /** JSON with single quotes. */
    static ObjectNode json(String text) {
        return CatalogJson.object(text.replace('\'', '"'));
    }

    /** The least request that a model takes. */
    static ObjectNode least(String id) {
        ObjectNode properties = (ObjectNode) model(id).schema().get("properties");
        if (properties.has("subjects")) {
            return json(
                    """
                    {'subjects': [{'id': '1', 'images': ['https://a.example/1.png']}],
                     'prompt': '@1 waves'}
                    """);
        }
        ObjectNode request = json("{}");
        if (properties.has("images")) {
            int count = properties.path("images").path("minItems").asInt();
            ArrayNode images = request.putArray("images");
            for (int i = 1; i <= count; i++) {
                images.add("https://a.example/" + i + ".png");
            }
        }
        return request.put("prompt", "The robot waves");
    }

    /** The least request with some parameters set, or removed where null. */
    static ObjectNode with(String id, String parameters) {
        ObjectNode request = least(id);
        json(parameters)
                .properties()
                .forEach(entry -> {
                    if (entry.getValue().isNull()) {
                        request.remove(entry.getKey());
                    } else {
                        request.set(entry.getKey(), entry.getValue());
                    }
                });
        return request;
    }
}
