package io.framehouse.jobs.internal;

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
                ? prices.fromProviderCost(cost.value(), cost.unit())
                : job.quote();
    }
}
