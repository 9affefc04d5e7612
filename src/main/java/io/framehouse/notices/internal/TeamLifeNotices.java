package io.framehouse.notices.internal;

import io.framehouse.access.Contacts.Contact;
import io.framehouse.shared.PlatformRole;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamStandingChanged;
import io.framehouse.teams.TeamStandingChanged.Kind;
import io.framehouse.teams.Teams;
import java.util.List;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Tells those who run a team that it rests, works again, goes or stays. */
@Component
class TeamLifeNotices {
    private final Teams teams;
    private final Recipients recipients;
    private final NoticePost post;

    TeamLifeNotices(Teams teams, Recipients recipients, NoticePost post) {
        this.teams = teams;
        this.recipients = recipients;
        this.post = post;
    }

    @Async
    @TransactionalEventListener
    public void on(TeamStandingChanged event) {
        NoticeListeners.hear(event, () -> tell(event));
    }

    private void tell(TeamStandingChanged event) {
        Team team = teams.get(event.team());
        Draft draft = TeamLifeWords.of(event, team);
        List<Contact> managers = recipients.withRole(event.team(), Recipients.MANAGERS);
        post.toTeam(event.team(), draft, managers);
        // Who suspends is the platform itself; who deletes may be the team alone.
        if (event.kind() == Kind.TO_BE_DELETED || event.kind() == Kind.KEPT) {
            List<Contact> admins =
                    recipients.onPlatform(PlatformRole.ADMIN).stream()
                            .filter(admin -> !managers.contains(admin))
                            .toList();
            post.toPlatform(event.team(), draft.to(Links.quota(team)), admins);
        }
    }
}
