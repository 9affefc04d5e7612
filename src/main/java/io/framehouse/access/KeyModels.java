package io.framehouse.access;

import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Set;

/**
 * The models that a key may be limited to, and how far; implemented where the catalogue is known,
 * since keys know nothing of models.
 */
public interface KeyModels {
    /** What the team allows. */
    Offer offered(TeamId team);

    /** What a key is limited to. */
    Limits limits(TeamId team, KeyId key);

    /**
     * Replaces what a key is limited to.
     *
     * @throws io.framehouse.shared.DomainException INVALID_REQUEST where a model could not be used
     *     at all within the limits
     */
    void limit(TeamId team, KeyId key, Limits limits);

    /** A model to choose. */
    record Choice(String id, String title) {}

    /**
     * What keys of a team can be limited to.
     *
     * @param models by title
     * @param resolutions of all these models, smallest first
     * @param maxSeconds the longest video of all these models; 0 where there is none
     */
    record Offer(List<Choice> models, List<String> resolutions, int maxSeconds) {
        /** Nothing is offered, as to those who may not limit keys. */
        public static final Offer NOTHING = new Offer(List.of(), List.of(), 0);

        public Offer {
            models = List.copyOf(models);
            resolutions = List.copyOf(resolutions);
        }
    }

    /**
     * What a key is limited to.
     *
     * @param models empty for all of the team
     * @param caps for each of the models
     * @param alike false where the models have caps of their own, as only the API can give; the
     *     caps here then say nothing
     */
    record Limits(Set<Choice> models, KeyCaps caps, boolean alike) {
        /** Only the team's list binds. */
        public static final Limits NONE = new Limits(Set.of(), KeyCaps.NONE, true);

        public Limits {
            models = Set.copyOf(models);
        }
    }
}
