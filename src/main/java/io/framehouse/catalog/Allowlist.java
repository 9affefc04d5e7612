package io.framehouse.catalog;

import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which models a team and its keys may use: deny by default, model, parameters and for whom. Within
 * a list a row for the model itself stands before the row for all, also where it is not for the
 * caller; a key's list binds beside its team's.
 */
public interface Allowlist {
    /** The team's list (key null) or a key's own; an empty key list adds no limit of its own. */
    List<AllowedModel> list(TeamId team, @Nullable KeyId key);

    /**
     * Replaces a list as a whole. Unknown models, members and keys are refused by name, and so is a
     * key's own list that says for whom it is.
     */
    void replace(TeamId team, @Nullable KeyId key, List<AllowedModel> models);

    /**
     * Puts one row of a team's own list in another's place, where it still is as it was seen; the
     * other rows stay.
     *
     * @param seen the model's row when the change was thought out; null for none
     * @param wanted null takes the model off the list
     * @throws io.framehouse.shared.DomainException WRONG_STATE with {@code model}, {@code
     *     changed_by} and {@code changed_at} where somebody else changed the row meanwhile
     */
    void change(
            TeamId team, String model, @Nullable AllowedModel seen, @Nullable AllowedModel wanted);

    /**
     * The lists of team and key as they are now, for a request that is held against both.
     *
     * @param key the key that asks, which acts for its owner; null where the current person does
     */
    Leave leave(TeamId team, @Nullable KeyId key, CatalogModel model);

    /**
     * The caps under which the current person, or the key, may use the model; empty where they may
     * not. They name nobody: they are the caller's.
     */
    Optional<AllowedModel> allowed(TeamId team, @Nullable KeyId key, CatalogModel model);

    /** As {@link #allowed}, but whoever of the team the model is for. */
    Optional<AllowedModel> allowedToSomebody(TeamId team, @Nullable KeyId key, CatalogModel model);

    /**
     * Refuses what team or key may not do.
     *
     * @throws io.framehouse.shared.DomainException {@code not_allowed} with {@code model,
     *     parameter, allowed}
     */
    void require(
            TeamId team,
            @Nullable KeyId key,
            CatalogModel model,
            ObjectNode normalised,
            Credits quote);

    /** What one reading of the lists allows of a model. */
    interface Leave {
        /** As {@link Allowlist#allowed}. */
        Optional<AllowedModel> caps();

        /** As {@link Allowlist#require}. */
        void require(ObjectNode normalised, Credits quote);
    }
}
