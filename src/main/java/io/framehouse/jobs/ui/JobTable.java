package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.jobs.JobRow;
import io.framehouse.shared.JobId;
import io.framehouse.ui.CurrentTeam;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Jobs as a table, and as cards where the window is narrow. The roles are written out, since cards
 * are no table to a browser.
 */
final class JobTable extends Div {
    private final CurrentTeam team;
    private final JobListModel model;
    private final JobTableRow.Actions actions;
    private final Div body = new Div();
    private final Map<JobId, JobTableRow> shown = new HashMap<>();

    JobTable(CurrentTeam team, JobListModel model, JobTableRow.Actions actions) {
        this.team = team;
        this.model = model;
        this.actions = actions;
        addClassName("job-table");
        getElement().setAttribute("role", "table");
        getElement().setAttribute("aria-label", "Jobs");
        body.addClassName("job-table__body");
        body.getElement().setAttribute("role", "rowgroup");
        add(head(), body);
    }

    void append(List<JobRow> rows) {
        for (JobRow row : rows) {
            JobTableRow line = new JobTableRow(team, model, actions);
            line.show(row);
            shown.put(row.id(), line);
            body.add(line);
        }
    }

    /** Shows a row's new state in its place; it fades once and never moves. */
    void update(JobRow row) {
        JobTableRow line = shown.get(row.id());
        if (line != null) {
            line.show(row);
            line.fade();
        }
    }

    private static Component head() {
        Div row = new Div();
        row.addClassNames("job-table__row", "job-table__head");
        row.getElement().setAttribute("role", "row");
        row.add(
                header("", "job-table__poster"),
                header("Prompt", ""),
                header("Status", ""),
                header("Model", ""),
                header("By", ""),
                header("Held", "job-table__number"),
                header("Settled", "job-table__number"),
                header("Created", "job-table__created"),
                header("", "job-table__menu"));
        Div group = new Div(row);
        group.getElement().setAttribute("role", "rowgroup");
        group.addClassName("job-table__heads");
        return group;
    }

    private static Span header(String text, String className) {
        Span header = new Span(text);
        header.getElement().setAttribute("role", "columnheader");
        if (text.isEmpty()) {
            String name = className.endsWith("poster") ? "Picture" : "Actions";
            header.getElement().setAttribute("aria-label", name);
        }
        if (!className.isEmpty()) {
            header.addClassName(className);
        }
        return header;
    }
}
