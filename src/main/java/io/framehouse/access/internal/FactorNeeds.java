package io.framehouse.access.internal;

import io.framehouse.access.FactorRules.Demand;
import io.framehouse.access.SessionFactors.Owed;
import io.framehouse.access.SessionFactors.Ways;
import io.framehouse.shared.TeamId;
import java.util.Map;

/**
 * What a person has to prove themselves with, and who asks for it.
 *
 * @param platformRole whether the person has a role on the platform
 * @param teams those of the person's teams that ask for a second factor, by slug
 */
record FactorNeeds(Ways ways, Demand demand, boolean platformRole, Map<String, TeamId> teams) {
    FactorNeeds {
        teams = Map.copyOf(teams);
    }

    /** Whether the house itself asks this person. */
    boolean demandedByHouse() {
        return demand == Demand.EVERYBODY || (demand == Demand.ADMINS && platformRole);
    }

    /** What a session without a second factor owes before anything else. */
    Owed owed() {
        if (ways.app() || (demandedByHouse() && ways.passkey())) {
            return Owed.PROOF;
        }
        return demandedByHouse() ? Owed.SETUP : Owed.NOTHING;
    }
}
