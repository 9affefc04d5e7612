package io.framehouse.teams.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.teams.ui.InvitationsModel.InvitationItem;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.RowMenu;
import io.framehouse.ui.TimeFormat;
import io.framehouse.ui.TimeText;
import java.util.List;
import java.util.function.Consumer;

/** Invitations that wait, and those whose link has ended unused. */
final class InvitationsTable {
    private InvitationsTable() {}

    static Component of(
            CurrentTeam team,
            List<InvitationItem> rows,
            boolean mailed,
            Consumer<InvitationItem> renew,
            Consumer<InvitationItem> withdraw) {
        String again = mailed ? "Send again" : "Make new link";
        CardTable<InvitationItem> table =
                new CardTable<InvitationItem>("Invitations")
                        .title("Email", row -> new Span(row.invitation().email()))
                        .column("Role", row -> new Span(RoleWords.name(row.invitation().role())))
                        .column("Invited by", row -> new Span(row.invitation().invitedBy()))
                        .column(
                                "Invited",
                                row -> TimeText.relative(row.invitation().createdAt(), team.zone()))
                        .column("Link", row -> life(team, row))
                        .actions(row -> actions(row, again, renew, withdraw));
        table.addClassName("members-table");
        return table.rows(rows);
    }

    private static Component life(CurrentTeam team, InvitationItem row) {
        String day = TimeFormat.date(row.invitation().expiresAt(), team.zone());
        Span words = new Span((row.expired() ? "Expired " : "Works until ") + day);
        words.addClassName("num");
        Div cell = new Div(words);
        cell.setClassName("invitation--expired", row.expired());
        return cell;
    }

    private static Component actions(
            InvitationItem row,
            String again,
            Consumer<InvitationItem> renew,
            Consumer<InvitationItem> withdraw) {
        return row.changeable()
                ? new RowMenu(row.invitation().email())
                        .entry(again, () -> renew.accept(row))
                        .entry("Withdraw invitation", () -> withdraw.accept(row))
                : new Span();
    }
}
