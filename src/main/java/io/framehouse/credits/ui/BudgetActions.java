package io.framehouse.credits.ui;

import io.framehouse.credits.BudgetData.Scope;
import io.framehouse.credits.BudgetLimits.Raise;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.ReasonDialog;
import io.framehouse.ui.Toast;
import org.jspecify.annotations.Nullable;

/** The dialogs that change budgets, and what is told when they did. */
final class BudgetActions implements BudgetsTable.Actions {
    private static final int LONGEST_REASON = 500;

    private final BudgetsModel model;
    private final BudgetEditing editing;
    private final CurrentTeam team;
    private final Runnable changed;

    BudgetActions(BudgetsModel model, BudgetEditing editing, CurrentTeam team, Runnable changed) {
        this.model = model;
        this.editing = editing;
        this.team = team;
        this.changed = changed;
    }

    void add(Scope scope) {
        BudgetDialog.add(
                        model.subjects(team, scope),
                        team.zone(),
                        model.now(),
                        draft -> save(null, draft, "Budget added."))
                .open();
    }

    @Override
    public void change(BudgetRow row) {
        BudgetDialog.change(
                        row,
                        team.zone(),
                        model.now(),
                        draft -> save(row.status(), draft, changed(row, draft)))
                .open();
    }

    private static String changed(BudgetRow row, BudgetDraft draft) {
        if (draft.raiseBy() != null) {
            return "%s: raised by %s."
                    .formatted(row.subject(), CreditsFormat.sentence(draft.raiseBy()));
        }
        return "%s: limit %s \u2192 %s."
                .formatted(
                        row.subject(),
                        CreditsFormat.number(row.status().data().limit()),
                        CreditsFormat.sentence(draft.budget().limit()));
    }

    private void save(@Nullable BudgetStatus seen, BudgetDraft draft, String success) {
        editing.save(team, seen, draft);
        Toast.success(success);
        changed.run();
    }

    @Override
    public void endRaise(BudgetRow row) {
        Raise raise = row.raises().getFirst();
        new ReasonDialog(
                        "End raise of " + ConfirmDialogs.cut(row.subject()) + "?",
                        "Its limit goes back by %s at once, to %s. It would have ended after %s."
                                .formatted(
                                        CreditsFormat.sentence(raise.amount()),
                                        CreditsFormat.sentence(
                                                row.status().limit().minus(raise.amount())),
                                        BudgetWords.until(raise.endsAt(), team.zone())),
                        "End raise",
                        "Keep raise",
                        LONGEST_REASON,
                        reason -> {
                            editing.endRaise(team.id(), raise, reason);
                            Toast.success("The raise of " + row.subject() + " has ended.");
                            changed.run();
                        })
                .open();
    }

    @Override
    public void remove(BudgetRow row) {
        new ReasonDialog(
                        "Remove budget of " + ConfirmDialogs.cut(row.subject()) + "?",
                        "Its limit of %s ends at once. Other budgets and the team's credits still limit."
                                .formatted(CreditsFormat.sentence(row.status().limit())),
                        "Remove budget",
                        "Keep budget",
                        LONGEST_REASON,
                        reason -> {
                            editing.remove(team.id(), row.status(), reason);
                            Toast.success("The budget of " + row.subject() + " was removed.");
                            changed.run();
                        })
                .open();
    }
}
