package io.framehouse.jobs;

import io.framehouse.catalog.PriceTerms;
import io.framehouse.catalog.Quote;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ProviderCost;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job as everybody reads it.
 *
 * @param parameters normalised, in our words, images as {@code upload:<id>}
 * @param submitter a name for people
 * @param priority 0 to 9, higher first, among the waiting jobs of its own team only
 * @param settled null until settled
 * @param reason our word for why it failed, waits or is unknown, for people
 * @param providerReason the provider's own words
 * @param progress 0 to 100, or null
 * @param attempt how often it was sent
 * @param nextCheckAt when it is next sent or asked about
 * @param priceTerms the rates and the team's price it was quoted with; null for jobs made before
 *     these were kept
 */
public record Job(
        TeamId team,
        JobId id,
        String model,
        JobState state,
        long version,
        ObjectNode parameters,
        @Nullable UserId submittedBy,
        @Nullable KeyId keyId,
        String submitter,
        @Nullable String costCenter,
        List<String> labels,
        boolean offPeak,
        int priority,
        Credits quote,
        List<QuoteLine> quoteLines,
        long priceVersion,
        Quote.Settlement settlement,
        @Nullable Credits settled,
        @Nullable ProviderCost providerCost,
        @Nullable String reason,
        @Nullable String providerReason,
        @Nullable Integer progress,
        int attempt,
        @Nullable AccountId account,
        @Nullable String providerTaskId,
        @Nullable UnknownReason unknownReason,
        @Nullable Instant unknownSince,
        @Nullable Instant nextCheckAt,
        @Nullable Instant expectedBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        @Nullable PriceTerms priceTerms) {
    public Job {
        labels = List.copyOf(labels);
        quoteLines = List.copyOf(quoteLines);
    }

    /** Whether there may be copies of its result; a job that is on its way has none yet. */
    public boolean mayHaveCopies() {
        return state.isFinal() || state == JobState.UNKNOWN;
    }

    /** The prompt, or empty where the model writes its own. */
    public String prompt() {
        return parameters.path("prompt").asString("");
    }
}
