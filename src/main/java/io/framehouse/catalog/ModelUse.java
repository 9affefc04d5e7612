package io.framehouse.catalog;

import io.framehouse.shared.Credits;
import io.framehouse.shared.TeamId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Who makes models and how much a team used them; implemented where providers and usage are known,
 * since the catalogue knows neither.
 */
public interface ModelUse {
    /** The names of the provider accounts that make each model, by its id; none where none does. */
    Map<String, List<String>> providers(List<CatalogModel> models);

    /**
     * What a team's jobs settled, by the model's id; empty where the current actor may not see it.
     *
     * @param from the first day, and {@code to} the last, in the team's zone
     */
    Map<String, Used> settled(TeamId team, LocalDate from, LocalDate to);

    /**
     * Settled jobs of one model.
     *
     * @param jobs how many
     */
    record Used(long jobs, Credits settled) {}
}
