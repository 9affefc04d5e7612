package io.framehouse.reports.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import io.framehouse.reports.Statements;
import io.framehouse.shared.TeamId;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;

/** The files that a usage screen offers of what it shows. */
final class ExportMenu extends MenuBar {
    /**
     * A menu.
     *
     * @param start of the files' names, before the period
     */
    ExportMenu(UsageModel model, String start) {
        addClassName("export-menu");
        MenuItem root = addItem(VaadinIcon.DOWNLOAD_ALT.create());
        root.add("Export");
        for (ExportChoice choice : ExportChoice.values()) {
            root.getSubMenu()
                    .addItem(
                            choice.label(),
                            click ->
                                    Outcomes.run(
                                            () -> new ExportDialog(model, choice, start).open()));
        }
        UsageFiles files = model.files();
        if (files != null) {
            more(root, model, files);
        }
    }

    private static void scheduled(String downloads) {
        UI ui = UI.getCurrent();
        Toast.successWith(
                "The schedule is saved. It stands under Downloads.",
                "Open Downloads",
                () -> ui.navigate(downloads));
    }

    private static void more(MenuItem root, UsageModel model, UsageFiles files) {
        Statements statements = files.statements();
        TeamId team = model.team();
        if (statements != null && team != null) {
            root.getSubMenu()
                    .addItem(
                            "PDF statement of a month",
                            click ->
                                    Outcomes.run(() ->
                                            new StatementDialog(statements, team, files.name())
                                                    .open()));
        }
        SchedulesModel schedules = files.schedules();
        if (schedules != null) {
            root.getSubMenu()
                    .addItem(
                            "Schedule with these filters",
                            click ->
                                    Outcomes.run(() ->
                                            ScheduleDialog.ofFilter(
                                                            schedules,
                                                            files.actor(),
                                                            model.ask().filter(),
                                                            () -> scheduled(files.downloads()))
                                                    .open()));
        }
        root.getSubMenu()
                .addItem("Downloads", click -> UI.getCurrent().navigate(files.downloads()));
    }
}
