package io.framehouse.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The models there are. */
public interface Catalog {
    List<CatalogModel> models();

    Optional<CatalogModel> find(String modelId);

    /**
     * The model that a drop-in call means.
     *
     * @param path the submit path as in the catalogue's routes, without a vendor's prefix
     * @param providerModel the call's {@code model}, null where the path says it
     */
    Optional<CatalogModel> findByCall(String dialect, String path, @Nullable String providerModel);

    /**
     * Turns a provider's request words into ours: renames and maps values back, drops what we own
     * ({@code model}, {@code callback_url}, {@code payload} stay out of the result).
     */
    ObjectNode toOurWords(CatalogModel model, String dialect, ObjectNode providerBody);

    /** Turns a normalised request into the words of a route, with the route's constants. */
    ObjectNode toProviderWords(CatalogModel model, Route route, ObjectNode normalised);

    /** The routes that can carry every parameter given with equal meaning. */
    List<Route> routesFor(CatalogModel model, ObjectNode normalised);

    /**
     * The routes of one dialect that can carry every parameter given, at an account of this form.
     * Each names only parameters that the form knows, so that {@link #toProviderWords} sends no
     * other, not even at its default; a request that gives another value has no route there.
     *
     * @param form how the dialect is written at the account, such as {@code official} or {@code
     *     proxy}
     */
    List<Route> routesFor(CatalogModel model, ObjectNode normalised, String dialect, String form);
}
