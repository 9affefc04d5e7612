package io.framehouse.access;

import io.framehouse.shared.TeamId;

/** Whom the house and its teams ask for a second factor. Changes act within two seconds. */
public interface FactorRules {
    /** For platform admins. */
    Demand demand();

    /** For platform admins. */
    void demand(Demand demand);

    /** For those who manage the team's members. */
    boolean teamDemands(TeamId team);

    /** For those who manage the team's members; keys of the team go on as before. */
    void teamDemands(TeamId team, boolean demanded);

    /** Whom the house asks. */
    enum Demand {
        /** Nobody; whoever has set one up gives it all the same. */
        OFF,
        /** People with a role on the platform. */
        ADMINS,
        /** All people. */
        EVERYBODY
    }
}
