package io.framehouse.teams.ui;

import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Member;
import java.util.List;

/**
 * A member as the list shows it.
 *
 * @param you whether it is the person who looks
 * @param onlyOwner whether the team would be left without an owner
 * @param roles what the member may be made; empty where the person may not change it
 * @param removable whether the person may remove the member
 */
record MemberRow(
        Member member, boolean you, boolean onlyOwner, List<TeamRole> roles, boolean removable) {
    MemberRow {
        roles = List.copyOf(roles);
    }
}
