package io.framehouse.teams.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.framehouse.shared.Action;
import io.framehouse.teams.Retention;
import io.framehouse.teams.TeamExports;
import io.framehouse.teams.TeamLife;
import io.framehouse.teams.TeamRetention;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.LiveUpdates;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import io.framehouse.ui.TeamSettingsSection;
import io.framehouse.ui.TeamView;
import io.framehouse.ui.Toast;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Set;

/** How long a team keeps things, how it is entered, its data as one file, and its end. */
@Route("t/:team/" + SettingsNavigation.PAGE)
@PermitAll
final class TeamSettingsView extends TeamView {
    private final transient TeamRetention retention;
    private final transient TeamExports exports;
    private final transient TeamLife life;
    private final transient LiveUpdates live;
    private final transient List<TeamSettingsSection> more;

    TeamSettingsView(
            TeamDoor door,
            TeamRetention retention,
            TeamExports exports,
            TeamLife life,
            LiveUpdates live,
            List<TeamSettingsSection> more) {
        super(door, Action.MANAGE_TEAM_SETTINGS, "Team settings");
        this.retention = retention;
        this.exports = exports;
        this.life = life;
        this.live = live;
        this.more = List.copyOf(more);
        addClassName("team-settings");
    }

    @Override
    protected void show(CurrentTeam team, BeforeEnterEvent event) {
        removeAll();
        add(
                new PageHeader(
                        "Team settings",
                        "What "
                                + team.name()
                                + " keeps, how its people sign in, and how it ends."));
        add(
                section(
                        "How long things are kept",
                        "Empty keeps them for ever, but for the trash. What is older goes within"
                                + " hours, for good; what it cost stays in usage.",
                        new SafeBlock("Could not load the settings.", () -> keeping(team))));
        more.stream()
                .filter(part -> may(part.needed()))
                .forEach(part -> add(section(part.title(), part.text(), part.content(team))));
        if (may(Action.EXPORT_TEAM)) {
            add(
                    section(
                            "All data as one file",
                            "Jobs, videos, pictures, the ledger, members and the audit log in a ZIP;"
                                    + " without secrets. Whoever has its link can open it for 7 days.",
                            exporting(team)));
        }
        if (may(Action.DELETE_TEAM)) {
            add(
                    section(
                            "Delete the team",
                            "After 14 days everything that people wrote or made goes for good."
                                    + " Ledger, usage and audit log stay with the platform.",
                            new SafeBlock(
                                    "Could not load how the team stands.",
                                    () -> new TeamEnd(team, life, TeamSettingsView::reopen))));
        }
    }

    /** The frame's banner follows the navigation. */
    private static void reopen() {
        UI.getCurrent().refreshCurrentRoute(true);
    }

    private Component exporting(CurrentTeam team) {
        SafeBlock[] list = new SafeBlock[1];
        list[0] =
                new SafeBlock(
                        "Could not load exports.",
                        () -> new ExportList(exports.list(team.id()), team.zone()));
        live.bind(list[0], team.id(), Set.of(TeamExports.TOPIC), () -> list[0].load());
        Button ask =
                new Button(
                        "Prepare export",
                        VaadinIcon.ARCHIVE.create(),
                        click -> {
                            if (Outcomes.run(() -> exports.ask(team.id()))) {
                                Toast.success("The export is being prepared.");
                                list[0].load();
                            }
                        });
        ask.addClassName("form-stack__act");
        Div block = new Div(ask, list[0]);
        block.addClassName("form-stack");
        return block;
    }

    private Component keeping(CurrentTeam team) {
        RetentionForm[] form = new RetentionForm[1];
        Retention now = retention.find(team.id());
        form[0] = new RetentionForm(now, wanted -> ask(team, form[0], wanted));
        return form[0];
    }

    private void ask(CurrentTeam team, RetentionForm form, Retention wanted) {
        form.showErrors(List.of());
        // What is refused anyway is asked about by nobody.
        if (!wanted.isPossible() || !RetentionWords.losesMore(retention.find(team.id()), wanted)) {
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
