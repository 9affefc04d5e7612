package io.framehouse.api;

import io.framehouse.shared.DomainException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request body that is JSON. As a controller's parameter it is read with a limit of 20 MiB.
 *
 * @param text the body byte-true, as the caller sent it
 * @param root the same, read
 */
public record JsonBody(String text, JsonNode root) {
    /**
     * The body as an object.
     *
     * @throws DomainException INVALID_REQUEST where it is something else
     */
    public ObjectNode object() {
        if (root instanceof ObjectNode object) {
            return object;
        }
        throw DomainException.invalid(
                "body", "wrong_type", "The body must be a JSON object, such as {\"name\": …}.");
    }

    /** Strict reading of the body's fields. */
    public RequestReader reader() {
        return new RequestReader(object());
    }

    /**
     * The objects of a body that is a list, or an object with the list in {@code items}.
     *
     * @throws DomainException INVALID_REQUEST where it is neither
     */
    public RequestReader.Rows rows() {
        JsonNode list = root instanceof ObjectNode object ? object.path("items") : root;
        if (list instanceof ArrayNode rows) {
            return RequestReader.Rows.of(rows);
        }
        throw DomainException.invalid(
                "body", "wrong_type", "The body must be a JSON list of objects.");
    }
}
