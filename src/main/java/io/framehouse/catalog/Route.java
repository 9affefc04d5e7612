package io.framehouse.catalog;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One way to have a model made: a dialect, its path, and how our words become the provider's.
 *
 * @param dialect {@code async-v3}, {@code vidu} or {@code vtrix}
 * @param path the submit path below the account's base URL, such as {@code /ent/v2/img2video}
 * @param providerModel the provider's word for the model; null where the path says it
 * @param parameters our parameters this route can carry; a request with another is not for it
 * @param words our value to the provider's, by parameter, such as movement {@code large} to {@code
 *     high}
 * @param constants parameters always sent as given
 * @param renames our path of a parameter to the provider's last word for it, such as {@code
 *     subjects[].id} to {@code name}
 * @param accepts a JSON Schema that the normalised request must keep for this route; null for none
 * @param cost what the provider is expected to take and in which unit it reports; null where
 *     nothing is known
 */
public record Route(
        String dialect,
        String path,
        @Nullable String providerModel,
        Set<String> parameters,
        Map<String, Map<String, String>> words,
        Map<String, Object> constants,
        Map<String, String> renames,
        @Nullable ObjectNode accepts,
        @Nullable Cost cost) {
    public Route {
        parameters = Set.copyOf(parameters);
        words = Map.copyOf(words);
        constants = Map.copyOf(constants);
        renames = Map.copyOf(renames);
    }

    /** A route without renames, conditions or a known cost. */
    public Route(
            String dialect,
            String path,
            @Nullable String providerModel,
            Set<String> parameters,
            Map<String, Map<String, String>> words,
            Map<String, Object> constants) {
        this(dialect, path, providerModel, parameters, words, constants, Map.of(), null, null);
    }

    /**
     * The expected cost at the provider.
     *
     * @param unit the unit it reports in: {@code credits} or {@code USD}
     * @param source where the figures come from
     * @param certainty {@code documented}, {@code reported}, {@code assumed} or {@code set}
     * @param rule the cost in the form of a price rule; null where it is the selling rule's
     */
    public record Cost(String unit, String source, String certainty, @Nullable ObjectNode rule) {}
}
