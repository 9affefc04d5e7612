package io.framehouse.catalog.internal;

import io.framehouse.catalog.CatalogError;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.shared.DomainException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The refusal of what no price rule covers; it names the model and the combination. */
final class Unpriceable {
    private static final List<String> PRICED =
            List.of("resolution", "duration", "off_peak", "audio", "is_rec");

    private Unpriceable() {}

    static DomainException of(CatalogModel model, ObjectNode request) {
        Map<String, Object> combination = new LinkedHashMap<>();
        PRICED.stream()
                .filter(request::has)
                .forEach(name -> combination.put(name, FormFields.plain(request.get(name))));
        StringBuilder words = new StringBuilder(model.id());
        combination.forEach((name, value) -> words.append(words(name, value)));
        return new DomainException(
                CatalogError.UNPRICEABLE,
                "This combination has no price yet ("
                        + words
                        + "). Choose another resolution, or ask a platform admin to add a price.",
                Map.of("model", model.id(), "parameters", combination));
    }

    private static String words(String name, Object value) {
        return switch (name) {
            case "resolution" -> ", " + value;
            case "duration" -> ", " + value + " s";
            default -> Boolean.TRUE.equals(value) ? ", " + name : "";
        };
    }
}
