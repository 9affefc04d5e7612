package io.framehouse.catalog;

import io.framehouse.shared.TeamId;

/** The lists of a team's keys, seen from the team's. */
public interface KeyAllowlists {
    /**
     * How many working keys with a list of their own could do more with a model than they can once
     * the team's caps are others. Keys without a list follow the team and are not counted.
     *
     * @param before the team's caps of the model as they are
     * @param after the same model's caps as they shall be
     */
    int narrowed(TeamId team, AllowedModel before, AllowedModel after);
}
