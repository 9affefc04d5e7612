package io.framehouse.jobs.internal;

import io.framehouse.catalog.PriceTerms;
import io.framehouse.catalog.Prices;
import io.framehouse.catalog.Quote;
import io.framehouse.jobs.Job;
import io.framehouse.providers.ProviderCost;
import io.framehouse.shared.Credits;
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

    /** What the job was quoted with; jobs made before that was kept take what held when made. */
    private PriceTerms terms(Job job) {
        PriceTerms frozen = job.priceTerms();
        return frozen == null ? prices.termsAt(job.team(), job.createdAt()) : frozen;
    }
}
