package io.framehouse.catalog;

import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.util.List;

/** The keys of a team, seen from the team's list of models. For those who may change that list. */
public interface KeyAllowlists {
    /**
     * How many working keys could do more with a model than they can once the team's caps are
     * others, or may no longer use it at all. Keys without a list of their own follow the team's
     * caps and are counted only where the model is no longer for them.
     *
     * @param before the team's caps of the model as they are
     * @param after the same model's caps as they shall be
     */
    int narrowed(TeamId team, AllowedModel before, AllowedModel after);

    /** The working keys, by name; a model can be for some of them. */
    List<TeamKey> working(TeamId team);

    /** A key to choose. */
    record TeamKey(KeyId id, String name) {}
}
