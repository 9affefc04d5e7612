package io.framehouse.notices.internal;

import io.framehouse.access.Contacts;
import io.framehouse.access.Contacts.Contact;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Who is told, as things are now: whoever left the team meanwhile is told nothing of it. */
@Component
final class Recipients {
    static final Set<TeamRole> MANAGERS = Set.of(TeamRole.OWNER, TeamRole.ADMIN);
    static final Set<TeamRole> PAYERS = Set.of(TeamRole.OWNER, TeamRole.ADMIN, TeamRole.BILLING);

    private final Teams teams;
    private final Contacts contacts;

    Recipients(Teams teams, Contacts contacts) {
        this.teams = teams;
        this.contacts = contacts;
    }

    List<Contact> withRole(TeamId team, Set<TeamRole> roles) {
        return members(team, member -> roles.contains(member.role()));
    }

    /** One person, if still in the team. */
    List<Contact> member(TeamId team, UserId user) {
        return members(team, member -> member.userId().equals(user));
    }

    List<Contact> onPlatform(PlatformRole... roles) {
        return contacts.onPlatform(Set.of(roles));
    }

    private List<Contact> members(TeamId team, Predicate<Member> wanted) {
        List<UserId> users =
                teams.members(team).stream().filter(wanted).map(Member::userId).toList();
        return users.isEmpty() ? List.of() : contacts.of(users);
    }
}
