package io.framehouse.reports.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.framehouse.reports.Statements;
import io.framehouse.shared.TeamId;
import java.time.YearMonth;
import java.util.stream.IntStream;

/** Gives out the statement of one month. */
final class StatementDialog extends Dialog {
    private static final int MONTHS = 24;

    private final transient Statements statements;
    private final transient TeamId team;
    private final String name;
    private final Select<YearMonth> month = new Select<>();

    /**
     * A dialog that is not open yet.
     *
     * @param name of the team in the file's name
     */
    StatementDialog(Statements statements, TeamId team, String name) {
        super("PDF statement of a month");
        this.statements = statements;
        this.team = team;
        this.name = name;
        addClassName("export-dialog");
        YearMonth running = statements.running(team);
        month.setLabel("Month");
        month.setItems(IntStream.range(0, MONTHS).mapToObj(running::minusMonths).toList());
        month.setItemLabelGenerator(MonthModel::name);
        month.setValue(running.minusMonths(1));
        month.setWidthFull();
        Paragraph note =
                new Paragraph(
                        "Sums by model, cost centre and member, corrections of earlier months and"
                                + " the balance. A month that is not closed is marked as a draft.");
        note.addClassName("caption");
        add(month, note);
        getFooter().add(new Button("Cancel", click -> close()), download());
    }

    private Anchor download() {
        DownloadHandler handler = this::write;
        Anchor download = new Anchor(handler, "Download PDF");
        download.addComponentAsFirst(VaadinIcon.DOWNLOAD_ALT.create());
        download.addClassName("link-button");
        return download;
    }

    private void write(DownloadEvent event) {
        YearMonth chosen = month.getValue();
        event.setFileName(Statements.fileName(name, chosen));
        event.setContentType("application/pdf");
        statements.write(team, chosen, event.getOutputStream());
    }
}
