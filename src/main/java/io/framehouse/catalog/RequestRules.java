package io.framehouse.catalog;

import java.util.List;
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
     * A request that keeps the rules.
     *
     * @param parameters with defaults; a missing or zero seed is not drawn here
     * @param warnings what has no effect or may surprise, for people
     */
    record Checked(ObjectNode parameters, List<String> warnings) {}
}
