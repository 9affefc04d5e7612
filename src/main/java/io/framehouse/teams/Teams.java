package io.framehouse.teams;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import java.util.List;
import java.util.Optional;

/** Teams and who is in them. Every method checks the current actor; unknown means not found. */
public interface Teams {
    /** Makes a team; the slug is made from the name. For platform admins. */
    Team create(TeamData data);

    Team get(TeamId id);

    /** The team of an address; empty where it does not exist or the actor does not know it. */
    Optional<Team> findBySlug(String slug);

    /** All teams by name, for platform roles. */
    List<Team> all();

    /**
     * Changes settings. A suspended team takes nothing new, see {@link TeamLife}, which also takes
     * the reason.
     *
     * @param version the version the editor saw; another one means a conflict
     */
    Team update(TeamId id, TeamData data, boolean suspended, long version);

    /** One's own teams, by name; platform admins and the system may ask of anybody. */
    List<Membership> membershipsOf(UserId user);

    List<Member> members(TeamId team);

    /**
     * Adds whoever signs in with an address, or changes the role of one who is in. Empty where
     * nobody does: that much an admin of a team learns, and only by adding those who exist.
     */
    Optional<Member> addMember(TeamId team, String email, TeamRole role);

    /** Adds a person, or changes the role of one who is in. */
    Member putMember(TeamId team, UserId user, TeamRole role);

    /** Removes a person; the last owner cannot leave. */
    void removeMember(TeamId team, UserId user);
}
