package io.framehouse.teams.ui;

import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Invitation;
import io.framehouse.teams.InvitationMails;
import io.framehouse.teams.Invitations;
import io.framehouse.teams.Invitations.Invited;
import io.framehouse.teams.Invitations.Wish;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** The invitations of a team. */
@Component
@Scope("prototype")
class InvitationsModel {
    private final Invitations invitations;
    private final ObjectProvider<InvitationMails> mails;
    private final CurrentActor currentActor;
    private final Clock clock;

    InvitationsModel(
            Invitations invitations,
            ObjectProvider<InvitationMails> mails,
            CurrentActor currentActor,
            Clock clock) {
        this.invitations = invitations;
        this.mails = mails;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Newest first; only owners touch those that make owners. */
    List<InvitationItem> rows(TeamId team) {
        List<TeamRole> given = GivenRoles.of(currentActor.get(), team);
        return invitations.open(team).stream()
                .map(one ->
                        new InvitationItem(
                                one, one.expired(clock.instant()), given.contains(one.role())))
                .toList();
    }

    /** Whether invitations are also mailed. */
    boolean mailed() {
        return mails.stream().anyMatch(InvitationMails::on);
    }

    List<Invited> invite(TeamId team, String emails, TeamRole role, String message) {
        return invitations.invite(team, new Wish(EmailList.parse(emails), role, message));
    }

    Invited renew(TeamId team, UUID id) {
        return invitations.renew(team, id);
    }

    void withdraw(TeamId team, UUID id) {
        invitations.withdraw(team, id);
    }

    /**
     * An invitation as the list shows it.
     *
     * @param changeable whether the person may renew or withdraw it
     */
    record InvitationItem(Invitation invitation, boolean expired, boolean changeable) {}
}
