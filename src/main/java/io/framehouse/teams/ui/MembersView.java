package io.framehouse.teams.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.framehouse.shared.Action;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Invitation;
import io.framehouse.teams.Invitations.Invited;
import io.framehouse.teams.Member;
import io.framehouse.teams.ui.InvitationsModel.InvitationItem;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PageTabs;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;

/** Who is in a team with which role, and who is invited. */
@Route("t/:team/" + MembersNavigation.PAGE)
@PermitAll
final class MembersView extends TeamView {
    private final transient MembersModel model;
    private final transient InvitationsModel invitations;

    MembersView(TeamDoor door, MembersModel model, InvitationsModel invitations) {
        super(door, Action.VIEW_MEMBERS, "Members");
        this.model = model;
        this.invitations = invitations;
        addClassName("members");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        boolean invited =
                may(Action.MANAGE_MEMBERS)
                        && event.getLocation()
                                .getQueryParameters()
                                .getSingleParameter(MembersNavigation.TAB)
                                .filter(MembersNavigation.INVITATIONS::equals)
                                .isPresent();
        new Screen(team, invited);
    }

    /** One visit. */
    private final class Screen {
        private final CurrentTeam team;
        private final boolean invited;
        private final Button handOver = new Button("Hand over team");
        private final Button leave = new Button("Leave team");
        private final SafeBlock list;
        private List<Member> heirs = List.of();

        Screen(CurrentTeam team, boolean invited) {
            this.team = team;
            this.invited = invited;
            add(header());
            if (may(Action.MANAGE_MEMBERS)) {
                add(tabs());
            }
            list =
                    invited
                            ? new SafeBlock("Could not load invitations.", this::invitationList)
                            : new SafeBlock(
                                    "Could not load members. Nobody's access has changed.",
                                    this::memberList);
            add(list);
        }

        private PageTabs tabs() {
            return new PageTabs("Parts of members")
                    .tab(MembersNavigation.path(team), "Members", !invited)
                    .tab(MembersNavigation.invitations(team), "Invitations", invited);
        }

        private PageHeader header() {
            PageHeader header = new PageHeader("Members", "Who works in " + team.name() + ".");
            handOver.setVisible(false);
            handOver.addClickListener(click -> handOver());
            leave.setVisible(false);
            leave.addClickListener(click -> leave());
            header.actions(handOver, leave);
            if (may(Action.MANAGE_MEMBERS)) {
                Button invite =
                        new Button("Invite people", VaadinIcon.PLUS.create(), click -> invite());
                invite.addThemeVariants(ButtonVariant.PRIMARY);
                header.actions(invite);
            }
            return header;
        }

        private Component memberList() {
            List<MemberRow> rows = model.rows(team.id());
            heirs = may(Action.HAND_OVER_TEAM) ? MembersModel.others(rows) : List.of();
            handOver.setVisible(!heirs.isEmpty());
            leave.setVisible(MembersModel.canLeave(rows));
            if (rows.isEmpty()) {
                return new EmptyState(
                        VaadinIcon.USERS,
                        "No members",
                        "Nobody works in "
                                + team.name()
                                + " yet. Invite an owner to hand the team over.");
            }
            return MembersTable.of(team, rows, this::changeRole, this::remove);
        }

        private Component invitationList() {
            List<InvitationItem> rows = invitations.rows(team.id());
            if (rows.isEmpty()) {
                return new EmptyState(
                        VaadinIcon.ENVELOPE_O,
                        "No open invitations",
                        "Who is invited stands here until they join. Each link works once, for 7"
                                + " days.");
            }
            return InvitationsTable.of(
                    team, rows, invitations.mailed(), this::renew, this::withdraw);
        }

        private void invite() {
            new InviteDialog(
                            team.name(),
                            model.roles(team.id()),
                            invitations.mailed(),
                            (emails, role, message) ->
                                    invitations.invite(team.id(), emails, role, message),
                            this::showInvitations)
                    .open();
        }

        private void showInvitations() {
            if (invited) {
                list.load();
            } else {
                UI.getCurrentOrThrow()
                        .navigate(
                                MembersNavigation.path(team),
                                QueryParameters.of(
                                        MembersNavigation.TAB, MembersNavigation.INVITATIONS));
            }
        }

        private void renew(InvitationItem row) {
            List<Invited> made = new ArrayList<>();
            if (Outcomes.run(() -> made.add(invitations.renew(team.id(), row.invitation().id())))) {
                Dialog dialog = new Dialog();
                dialog.addClassName("member-dialog");
                InvitationLinks.guard(dialog);
                InvitationLinks.show(dialog, made, invitations.mailed(), list::load);
                dialog.open();
            } else {
                list.load();
            }
        }

        private void withdraw(InvitationItem row) {
            Invitation one = row.invitation();
            ConfirmDialogs.ask(
                    "Withdraw the invitation of " + ConfirmDialogs.cut(one.email()) + "?",
                    "Its link lets nobody in any more. You can invite them again.",
                    "Withdraw invitation",
                    "Keep invitation",
                    () -> {
                        Outcomes.run(() -> invitations.withdraw(team.id(), one.id()));
                        list.load();
                    });
        }

        private void changeRole(MemberRow row, TeamRole role) {
            Member member = row.member();
            if (Outcomes.run(() -> model.changeRole(team.id(), member.userId(), role))) {
                Toast.success(
                        "%s: role %s \u2192 %s."
                                .formatted(
                                        member.displayName(),
                                        RoleWords.name(member.role()),
                                        RoleWords.name(role)));
            }
            list.load();
        }

        private void remove(MemberRow row) {
            Member member = row.member();
            ConfirmDialogs.ask(
                    "Remove %s from %s?"
                            .formatted(ConfirmDialogs.cut(member.displayName()), team.name()),
                    "Their keys stop at once. Running jobs continue and settle to the team. Videos"
                            + " stay; collections that only they see go after 30 days.",
                    "Remove member",
                    "Keep member",
                    () -> {
                        if (Outcomes.run(() -> model.remove(team.id(), member.userId()))) {
                            Toast.success(member.displayName() + " was removed.");
                        }
                        list.load();
                    });
        }

        private void leave() {
            ConfirmDialogs.ask(
                    "Leave " + ConfirmDialogs.cut(team.name()) + "?",
                    "Your keys of this team stop at once. Running jobs continue and settle to the"
                            + " team; videos stay. Collections that only you see go after 30 days."
                            + " To come back you need an invitation.",
                    "Leave team",
                    "Stay in team",
                    () -> {
                        if (Outcomes.run(() -> model.leave(team.id()))) {
                            UI.getCurrentOrThrow().getPage().setLocation("/");
                        }
                    });
        }

        private void handOver() {
            new HandOverDialog(
                            team.name(),
                            heirs,
                            heir -> {
                                model.handOver(team.id(), heir.userId());
                                Toast.success(
                                        "%s is owner of %s now; you are admin."
                                                .formatted(heir.displayName(), team.name()));
                                MembersView.this.removeAll();
                                new Screen(team, invited);
                            })
                    .open();
        }
    }
}
