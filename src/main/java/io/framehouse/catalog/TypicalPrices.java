package io.framehouse.catalog;

import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.util.Optional;

/** What a usual job costs, to compare models. */
public interface TypicalPrices {
    /** So long is a usual job, where the model can make that. */
    int SECONDS = 5;

    /** The price of now of a job with the model's own defaults; empty where it has none. */
    Optional<Typical> of(TeamId team, CatalogModel model);

    /**
     * A usual job.
     *
     * @param seconds its length: {@link #SECONDS}, or else the model's own default
     * @param resolution the model's default; empty where it has none to choose
     */
    record Typical(Credits credits, int seconds, String resolution) {}
}
