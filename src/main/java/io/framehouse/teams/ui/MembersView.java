package io.framehouse.teams.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.shared.Action;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Member;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who is in a team, and with which role. */
@Route("t/:team/" + MembersNavigation.PAGE)
@PermitAll
final class MembersView extends TeamView {
    private final transient MembersModel model;
    private @Nullable SafeBlock list;

    MembersView(TeamDoor door, MembersModel model) {
        super(door, Action.VIEW_MEMBERS, "Members");
        this.model = model;
        addClassName("members");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        PageHeader header = new PageHeader("Members", "Who works in " + team.name() + ".");
        if (may(Action.MANAGE_MEMBERS)) {
            Button add = new Button("Add member", VaadinIcon.PLUS.create(), click -> add(team));
            add.addThemeVariants(ButtonVariant.PRIMARY);
            header.actions(add);
        }
        SafeBlock block =
                new SafeBlock(
                        "Could not load members. Nobody's access has changed.", () -> list(team));
        list = block;
        add(header, block);
    }

    private void reload() {
        if (list != null) {
            list.load();
        }
    }

    private Component list(CurrentTeam team) {
        List<MemberRow> rows = model.rows(team.id());
        if (rows.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.USERS,
                    "No members",
                    "Nobody works in " + team.name() + " yet. Add an owner to hand the team over.");
        }
        return MembersTable.of(
                team, rows, (row, role) -> changeRole(team, row, role), row -> remove(team, row));
    }

    private void add(CurrentTeam team) {
        new AddMemberDialog(
                        team.name(),
                        model.roles(team.id()),
                        (email, role) -> {
                            Member added = model.add(team.id(), email, role);
                            Toast.success(
                                    "%s is now in %s as %s."
                                            .formatted(
                                                    added.displayName(),
                                                    team.name(),
                                                    RoleWords.name(role).toLowerCase(Locale.ROOT)));
                            reload();
                        })
                .open();
    }

    private void changeRole(CurrentTeam team, MemberRow row, TeamRole role) {
        Member member = row.member();
        if (Outcomes.run(() -> model.changeRole(team.id(), member.userId(), role))) {
            Toast.success(
                    "%s: role %s \u2192 %s."
                            .formatted(
                                    member.displayName(),
                                    RoleWords.name(member.role()),
                                    RoleWords.name(role)));
        }
        reload();
    }

    private void remove(CurrentTeam team, MemberRow row) {
        Member member = row.member();
        ConfirmDialogs.ask(
                "Remove %s from %s?"
                        .formatted(ConfirmDialogs.cut(member.displayName()), team.name()),
                "Their keys stop at once. Running jobs continue and settle to the team. Videos"
                        + " stay.",
                "Remove member",
                "Keep member",
                () -> {
                    if (Outcomes.run(() -> model.remove(team.id(), member.userId()))) {
                        Toast.success(member.displayName() + " was removed.");
                    }
                    reload();
                });
    }
}
