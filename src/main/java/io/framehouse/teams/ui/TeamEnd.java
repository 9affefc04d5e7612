package io.framehouse.teams.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.teams.TeamLife;
import io.framehouse.teams.TeamStanding.Deletion;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.TimeFormat;

/** Ends a team, or keeps it after all. */
final class TeamEnd extends Div {
    private final CurrentTeam team;
    private final transient TeamLife life;
    private final transient Runnable changed;

    TeamEnd(CurrentTeam team, TeamLife life, Runnable changed) {
        this.team = team;
        this.life = life;
        this.changed = changed;
        addClassName("form-stack");
        Deletion deletion = life.standing(team.id()).deletion();
        Button act = deletion == null ? delete() : keep();
        act.addClassName("form-stack__act");
        if (deletion != null) {
            add(
                    new Span(
                            "%s will be deleted on %s, as %s asked."
                                    .formatted(
                                            team.name(),
                                            TimeFormat.absolute(deletion.after(), team.zone()),
                                            deletion.askedBy())));
        }
        add(act);
    }

    private Button delete() {
        Button delete = new Button("Delete team", click -> ask());
        delete.addThemeVariants(ButtonVariant.ERROR);
        return delete;
    }

    private Button keep() {
        Button keep =
                new Button(
                        "Keep team",
                        click -> {
                            if (Outcomes.run(() -> life.keep(team.id()))) {
                                changed.run();
                            }
                        });
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        return keep;
    }

    private void ask() {
        ConfirmDialogs.askTyped(
                "Delete " + ConfirmDialogs.cut(team.name()) + "?",
                "New jobs, keys and changes stop at once. In 14 days prompts, videos, pictures, keys,"
                        + " webhooks and members go for good, and so do the credits that are left."
                        + " Until then an owner can keep the team here.",
                team.name(),
                "Delete in 14 days",
                "Keep team",
                () -> {
                    if (Outcomes.run(() -> life.askDeletion(team.id()))) {
                        changed.run();
                    }
                });
    }
}
