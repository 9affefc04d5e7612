package io.framehouse.access;

import io.framehouse.shared.TeamId;
import java.util.Map;

/**
 * What the browser session of this request has proved and what it still owes. While it owes a proof
 * nobody acts in it, and of a team that asks for a second factor it sees nothing without one.
 */
public interface SessionFactors {
    Standing standing();

    /**
     * Refuses whoever has not proved themselves in the last ten minutes: before anything that a
     * stolen session must not do. Programs and the system pass.
     *
     * @throws io.framehouse.shared.DomainException CONFIRMATION_NEEDED
     */
    void requireRecentProof();

    /**
     * One session's standing.
     *
     * @param signedIn whether it belongs to a person at all
     * @param owes what must come before anything else
     * @param ways what the person could prove themselves with
     * @param second whether a second factor was given in this session
     * @param recent whether a proof is younger than ten minutes
     * @param locked teams that stay shut until a second factor was given, by their slug
     * @param nowhereElse whether those are the only places where the person has a role
     */
    record Standing(
            boolean signedIn,
            Owed owes,
            Ways ways,
            boolean second,
            boolean recent,
            Map<String, TeamId> locked,
            boolean nowhereElse) {
        public static final Standing NOBODY =
                new Standing(
                        false, Owed.NOTHING, new Ways(false, false), false, false, Map.of(), false);

        public Standing {
            locked = Map.copyOf(locked);
        }
    }

    /** What a session must do before anything else. */
    enum Owed {
        /** It may go on. */
        NOTHING,
        /** The person has a second factor and must give it. */
        PROOF,
        /** The house asks for a second factor and the person must set one up. */
        SETUP
    }

    /** Second factors that a person has. */
    record Ways(boolean app, boolean passkey) {
        public boolean any() {
            return app || passkey;
        }
    }
}
