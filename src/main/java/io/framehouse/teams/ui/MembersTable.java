package io.framehouse.teams.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.framehouse.shared.TeamRole;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.RowMenu;
import io.framehouse.ui.TimeFormat;
import io.framehouse.ui.TimeText;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Members with role and activity; role and removal for those who may. */
final class MembersTable {
    private MembersTable() {}

    static Component of(
            CurrentTeam team,
            List<MemberRow> rows,
            BiConsumer<MemberRow, TeamRole> changeRole,
            Consumer<MemberRow> remove) {
        CardTable<MemberRow> table =
                new CardTable<MemberRow>("Members")
                        .title("Name", MembersTable::person)
                        .column("Email", row -> new Span(row.member().email()))
                        .column("Role", row -> role(row, changeRole))
                        .column("Since", row -> since(team, row.member().since()))
                        .column("Last active", row -> active(team, row.member().lastActiveAt()));
        if (rows.stream().anyMatch(MemberRow::removable)) {
            table.actions(row -> actions(row, remove));
        }
        table.addClassName("members-table");
        return table.rows(rows);
    }

    private static Component person(MemberRow row) {
        Avatar avatar = new Avatar(row.member().displayName());
        avatar.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(row.member().displayName());
        Div person = new Div(avatar, name);
        if (row.you()) {
            Span you = new Span("you");
            you.addClassName("caption");
            person.add(you);
        }
        person.addClassName("members-table__person");
        return person;
    }

    private static Component role(MemberRow row, BiConsumer<MemberRow, TeamRole> change) {
        if (row.roles().isEmpty()) {
            return roleText(row);
        }
        Select<TeamRole> select = new Select<>();
        select.addClassName("members-table__role");
        select.setAriaLabel("Role of " + row.member().displayName());
        select.setItems(row.roles());
        select.setItemLabelGenerator(RoleWords::name);
        select.setValue(row.member().role());
        select.addValueChangeListener(changed -> {
            if (changed.isFromClient() && changed.getValue() != null) {
                change.accept(row, changed.getValue());
            }
        });
        return select;
    }

    private static Component roleText(MemberRow row) {
        Span role = new Span(RoleWords.name(row.member().role()));
        role.setTitle(RoleWords.meaning(row.member().role()));
        if (!row.onlyOwner()) {
            return role;
        }
        Span hint = new Span("the only one");
        hint.addClassName("caption");
        hint.setTitle("This is the only owner of the team. Make somebody else owner first.");
        Div both = new Div(role, hint);
        both.addClassName("members-table__only");
        return both;
    }

    private static Component since(CurrentTeam team, Instant at) {
        Span date = new Span(TimeFormat.date(at, team.zone()));
        date.addClassName("num");
        return date;
    }

    private static Component active(CurrentTeam team, @Nullable Instant at) {
        return at == null ? new Span("Never") : TimeText.relative(at, team.zone());
    }

    private static Component actions(MemberRow row, Consumer<MemberRow> remove) {
        return row.removable()
                ? new RowMenu(row.member().displayName())
                        .entry("Remove member", () -> remove.accept(row))
                : new Span();
    }
}
