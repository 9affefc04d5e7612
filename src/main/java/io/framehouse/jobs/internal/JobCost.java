package io.framehouse.jobs.internal;

import io.framehouse.catalog.PriceTerms;
import io.framehouse.catalog.Prices;
import io.framehouse.catalog.Quote;
import io.framehouse.jobs.Job;
import io.framehouse.providers.ProviderCost;
import io.framehouse.shared.Credits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a delivered job costs. */
@Component
class JobCost {
    private final Prices prices;

    JobCost(Prices prices) {
        this.prices = prices;
    }

    /** Provider-reported cost where the rule says so and the provider reports, else the quote. */
    Credits of(Job job, @Nullable ProviderCost cost) {
        return job.settlement() == Quote.Settlement.REPORTED && cost != null
                ? terms(job).credits(cost.value(), cost.unit())
                : job.quote();
    }

    /** Why the provider's cost cannot be turned into credits; empty where it can. */
    Optional<String> unclear(Job job, @Nullable ProviderCost cost) {
        try {
            of(job, cost);
            return Optional.empty();
        } catch (ArithmeticException | IllegalStateException unclear) {
            return Optional.of(
                    "success at a cost we cannot turn into credits: "
                            + (cost == null ? "none" : cost.value() + " " + cost.unit()));
        }
    }

    /** What the job was quoted with; jobs made before that was kept take what held when made. */
    private PriceTerms terms(Job job) {
        PriceTerms frozen = job.priceTerms();
        return frozen == null ? prices.termsAt(job.team(), job.createdAt()) : frozen;
    }
}
