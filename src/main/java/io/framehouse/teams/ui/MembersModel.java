package io.framehouse.teams.ui;

import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Ownership;
import io.framehouse.teams.Teams;
import java.util.List;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** The members of a team and what the person may do with them. */
@Component
@Scope("prototype")
class MembersModel {
    private final Teams teams;
    private final Ownership ownership;
    private final CurrentActor currentActor;

    MembersModel(Teams teams, Ownership ownership, CurrentActor currentActor) {
        this.teams = teams;
        this.ownership = ownership;
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

    /** The roles that the person may give. */
    List<TeamRole> roles(TeamId team) {
        return GivenRoles.of(currentActor.get(), team);
    }

    /** Whether the person is in the team, and so can leave it; the only owner cannot. */
    static boolean canLeave(List<MemberRow> rows) {
        return rows.stream().anyMatch(row -> row.you() && !row.onlyOwner());
    }

    /** Everybody else: to one of them an owner may hand the team over. */
    static List<Member> others(List<MemberRow> rows) {
        return rows.stream().filter(row -> !row.you()).map(MemberRow::member).toList();
    }

    void handOver(TeamId team, UserId to) {
        ownership.handOver(team, to);
    }

    void changeRole(TeamId team, UserId user, TeamRole role) {
        teams.putMember(team, user, role);
    }

    void remove(TeamId team, UserId user) {
        teams.removeMember(team, user);
    }

    void leave(TeamId team) {
        UserId self = currentActor.get().userId();
        if (self != null) {
            teams.removeMember(team, self);
        }
    }
}
