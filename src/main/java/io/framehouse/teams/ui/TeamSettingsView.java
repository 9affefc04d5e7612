package io.framehouse.teams.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.shared.Action;
import io.framehouse.teams.Retention;
import io.framehouse.teams.TeamRetention;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** How long a team keeps things, its data as one file, and its end. */
@Route("t/:team/" + SettingsNavigation.PAGE)
@PermitAll
final class TeamSettingsView extends TeamView {
    private final transient TeamRetention retention;

    TeamSettingsView(TeamDoor door, TeamRetention retention) {
        super(door, Action.MANAGE_TEAM_SETTINGS, "Team settings");
        this.retention = retention;
        addClassName("team-settings");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        add(new PageHeader("Team settings", "What " + team.name() + " keeps, and how it ends."));
        add(
                section(
                        "How long things are kept",
                        "Empty keeps them for ever. What is older goes within hours, for good; what"
                                + " it cost stays in usage.",
                        new SafeBlock("Could not load the settings.", () -> keeping(team))));
    }

    private Component keeping(CurrentTeam team) {
        RetentionForm[] form = new RetentionForm[1];
        Retention now = retention.find(team.id());
        form[0] = new RetentionForm(now, wanted -> ask(team, form[0], wanted));
        return form[0];
    }

    private void ask(CurrentTeam team, RetentionForm form, Retention wanted) {
        form.showErrors(List.of());
        if (!RetentionWords.losesMore(retention.find(team.id()), wanted)) {
            save(team, form, wanted);
            return;
        }
        ConfirmDialogs.ask(
                "Keep things of " + ConfirmDialogs.cut(team.name()) + " for a shorter time?",
                RetentionWords.consequence(wanted),
                "Save and delete what is older",
                "Keep as it is",
                () -> save(team, form, wanted));
    }

    private void save(CurrentTeam team, RetentionForm form, Retention wanted) {
        if (Outcomes.run(() -> retention.change(team.id(), wanted), form::showErrors)) {
            Toast.success("Saved. " + RetentionWords.summary(wanted));
        }
    }

    private static Section section(String title, String text, Component content) {
        H2 heading = new H2(title);
        heading.addClassName("section-title");
        Section section = new Section(heading, new Paragraph(text), content);
        section.addClassName("team-settings__section");
        return section;
    }
}
