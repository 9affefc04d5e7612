package io.framehouse.access;

import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Set;

/**
 * The models that a key may be limited to; implemented where the catalogue is known, since keys
 * know nothing of models.
 */
public interface KeyModels {
    /** The models that the team allows, by title. */
    List<Choice> offered(TeamId team);

    /** Titles of the models the key is limited to; empty where only the team's list binds. */
    List<String> limitedTo(TeamId team, KeyId key);

    /**
     * Limits a key to these models, without caps of its own; none lifts the limit.
     *
     * @param models ids of {@link #offered} models
     */
    void limit(TeamId team, KeyId key, Set<String> models);

    /** A model to choose. */
    record Choice(String id, String title) {}
}
