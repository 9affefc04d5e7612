package io.framehouse.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Checks a request against its model's rules. */
public interface RequestRules {
    /**
     * Checks every rule that needs no look into pictures and applies defaults: what comes back is
     * exactly what will be sent, and priced.
     *
     * @param parameters the caller's parameters in our words; images as text (data URI, https
     *     address or an upload's address)
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST with all broken fields
     */
    Checked check(CatalogModel model, ObjectNode parameters);

    /**
     * Checks the rules that look into the pictures of a request that {@link #check} has passed.
     *
     * @param look finds a picture by its text in the request; a rule about one that it does not
     *     find is left to the provider
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST with all broken fields
     */
    void checkPictures(
            CatalogModel model, ObjectNode parameters, Function<String, Optional<Picture>> look);

    /** A picture's size in pixels. */
    record Picture(int width, int height) {}

    /**
     * A request that keeps the rules.
     *
     * @param parameters with defaults; a missing or zero seed is not drawn here
     * @param warnings what has no effect or may surprise, for people
     */
    record Checked(ObjectNode parameters, List<String> warnings) {}
}
