package io.framehouse.teams.ui;

import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** The members of a team and what the person may do with them. */
@Component
@Scope("prototype")
class MembersModel {
    private final Teams teams;
    private final CurrentActor currentActor;

    MembersModel(Teams teams, CurrentActor currentActor) {
        this.teams = teams;
        this.currentActor = currentActor;
    }

    List<MemberRow> rows(TeamId team) {
        List<Member> members = teams.members(team);
        long owners = members.stream().filter(member -> member.role() == TeamRole.OWNER).count();
        return members.stream().map(member -> row(team, member, owners)).toList();
    }

    private MemberRow row(TeamId team, Member member, long owners) {
        boolean you = member.userId().equals(currentActor.get().userId());
        boolean onlyOwner = member.role() == TeamRole.OWNER && owners == 1;
        List<TeamRole> offered = roles(team);
        boolean changeable = !onlyOwner && offered.contains(member.role());
        return new MemberRow(
                member, you, onlyOwner, changeable ? offered : List.of(), changeable && !you);
    }

    /** The roles that the person may give: only owners make owners. */
    List<TeamRole> roles(TeamId team) {
        Actor actor = currentActor.get();
        if (!actor.may(team, Action.MANAGE_MEMBERS)) {
            return List.of();
        }
        boolean makesOwners =
                actor.mayOnPlatform(Action.MANAGE_TEAMS)
                        || actor.roleIn(team).filter(TeamRole.OWNER::equals).isPresent();
        return Arrays.stream(TeamRole.values())
                .filter(role -> makesOwners || role != TeamRole.OWNER)
                .toList();
    }

    /**
     * Adds somebody who has an account.
     *
     * @throws DomainException INVALID_REQUEST where nobody signs in with the address, or somebody
     *     who is in the team already does
     */
    Member add(TeamId team, String email, TeamRole role) {
        String address = email.strip();
        currentActor.require(team, Action.MANAGE_MEMBERS);
        if (teams.members(team).stream().anyMatch(one -> one.email().equalsIgnoreCase(address))) {
            throw DomainException.invalid(
                    "email",
                    "already_in",
                    address + " is in this team already. Change the role in the list.");
        }
        return teams.addMember(team, address, role).orElseThrow(() -> nobody(address));
    }

    private static DomainException nobody(String address) {
        return DomainException.invalid(
                "email",
                "unknown",
                address.isEmpty()
                        ? "Give the address that the person signs in with."
                        : "Nobody here signs in as "
                                + address
                                + ". Ask a platform admin to make the account first.");
    }

    void changeRole(TeamId team, UserId user, TeamRole role) {
        teams.putMember(team, user, role);
    }

    void remove(TeamId team, UserId user) {
        teams.removeMember(team, user);
    }
}
