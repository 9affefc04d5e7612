package io.framehouse.teams;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.util.Map;

/**
 * Memberships that the company's identity provider decides over. For the system alone, which asks
 * at each sign-in. What people gave or changed by hand stays as it is.
 */
public interface ProvidedMembers {
    /**
     * Gives the person these roles, and takes back those that the provider gave before and gives no
     * longer. A team never loses its last owner by it.
     */
    void follow(UserId user, Map<TeamId, TeamRole> wanted);
}
