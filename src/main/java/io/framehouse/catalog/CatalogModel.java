package io.framehouse.catalog;

import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * One product in one mode, wholly from data.
 *
 * @param id such as {@code viduq3-pro}; fixed for ever
 * @param mode {@code img2video}, {@code reference2video}, {@code text2video} or {@code
 *     start-end2video}
 * @param summary one line for people
 * @param schema the parameters as JSON Schema 2020-12, with titles and defaults
 * @param fields the same parameters as the form draws them, in its order
 * @param routes the ways to have it made
 * @param usualTime how long it usually takes; polling slows down after it
 */
public record CatalogModel(
        String id,
        String title,
        String mode,
        String summary,
        ObjectNode schema,
        List<FormField> fields,
        List<Route> routes,
        Duration usualTime) {
    public CatalogModel {
        fields = List.copyOf(fields);
        routes = List.copyOf(routes);
    }
}
