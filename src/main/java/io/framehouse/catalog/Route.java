package io.framehouse.catalog;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
 */
public record Route(
        String dialect,
        String path,
        @Nullable String providerModel,
        Set<String> parameters,
        Map<String, Map<String, String>> words,
        Map<String, Object> constants) {
    public Route {
        parameters = Set.copyOf(parameters);
        words = Map.copyOf(words);
        constants = Map.copyOf(constants);
    }
}
