package io.framehouse.jobs.internal;

import io.framehouse.providers.ProviderCost;
import io.framehouse.providers.ResultFile;
import org.jspecify.annotations.Nullable;

/** A definite answer that ends a job. */
sealed interface Verdict {
    /**
     * The provider delivered.
     *
     * @param word the provider's word for it
     */
    record Success(
            @Nullable ResultFile file, @Nullable ProviderCost cost, String word, String actor)
            implements Verdict {}

    /**
     * It ended without a result.
     *
     * @param reason for people
     * @param providerReason the provider's own words
     */
    record End(boolean cancelled, String reason, @Nullable String providerReason, String actor)
            implements Verdict {}
}
