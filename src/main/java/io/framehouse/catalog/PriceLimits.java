package io.framehouse.catalog;

import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.util.Optional;

/** How dear a single job can get. */
public interface PriceLimits {
    /**
     * The most that one job of a model can hold under caps, at the price of now.
     *
     * @return empty where nothing that the caps allow has a price
     */
    Optional<Credits> dearest(TeamId team, CatalogModel model, AllowedModel caps);
}
