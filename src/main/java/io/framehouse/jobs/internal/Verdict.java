package io.framehouse.jobs.internal;

import io.framehouse.providers.ProviderCost;
import io.framehouse.providers.ResultFile;
import io.framehouse.shared.Credits;
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
     * @param word what the timeline calls it
     * @param cost what the provider took all the same, kept as a fact; null where it tells none
     */
    record End(
            boolean cancelled,
            String reason,
            @Nullable String providerReason,
            String actor,
            String word,
            @Nullable ProviderCost cost)
            implements Verdict {
        End(boolean cancelled, String reason, @Nullable String providerReason, String actor) {
            this(
                    cancelled,
                    reason,
                    providerReason,
                    actor,
                    cancelled ? "cancelled" : "failed",
                    null);
        }

        End withCost(@Nullable ProviderCost told) {
            return new End(cancelled, reason, providerReason, actor, word, told);
        }
    }

    /**
     * A person decided that it was delivered; there is no video to it.
     *
     * @param amount what it is settled at
     * @param reason the person's own words
     */
    record Decided(Credits amount, String reason, String actor) implements Verdict {}

    /** A person decided that it ended without a result. */
    static Verdict decidedAsFailed(String reason, String actor) {
        return new End(false, reason, null, actor, "resolved_as_failed", null);
    }
}
