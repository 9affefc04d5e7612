package io.framehouse.gateway.rest.dropin;

import io.framehouse.api.JsonBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A create call in a provider's words.
 *
 * @param path the submit path as in the catalogue's routes
 * @param providerModel the call's model, null where the path says it
 * @param parameters the caller's parameters, as the provider names them
 * @param original the whole body, byte-true
 */
record DropInCall(
        String dialect,
        String path,
        @Nullable String providerModel,
        ObjectNode parameters,
        String original,
        @Nullable String payload,
        @Nullable String callbackUrl) {
    /** A call of a dialect that knows neither payload nor callback. */
    static DropInCall plain(String dialect, String path, JsonBody body) {
        return new DropInCall(dialect, path, null, body.object(), body.text(), null, null);
    }

    /** A call of a dialect whose parameters may hold {@code payload} and {@code callback_url}. */
    static DropInCall withCallback(
            String dialect, String path, String model, ObjectNode parameters, JsonBody body) {
        return new DropInCall(
                dialect,
                path,
                model,
                parameters,
                body.text(),
                PassThrough.payload(parameters),
                PassThrough.callbackUrl(parameters));
    }
}
