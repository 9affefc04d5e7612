package io.framehouse.providers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is sent to a provider.
 *
 * @param attemptId our tag; travels in {@code payload} where the dialect echoes it
 * @param path below the account's base URL
 * @param providerModel the provider's word for the model; null where the path says it
 * @param parameters in the provider's words, images as data URIs or addresses
 * @param callbackUrl where the provider may wake us; null for none
 * @param attempt 1 for the first time that the job is sent; what may pass by itself is tried once
 *     more
 */
public record Submission(
        UUID attemptId,
        String path,
        @Nullable String providerModel,
        ObjectNode parameters,
        @Nullable String callbackUrl,
        int attempt) {
    /** A submission that is not tried again for what may pass by itself. */
    public Submission(
            UUID attemptId,
            String path,
            @Nullable String providerModel,
            ObjectNode parameters,
            @Nullable String callbackUrl) {
        this(attemptId, path, providerModel, parameters, callbackUrl, Integer.MAX_VALUE);
    }

    /** Whether the job was never sent before. */
    public boolean isFirst() {
        return attempt == 1;
    }
}
