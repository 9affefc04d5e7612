package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.reports.Proof.Run;
import io.framehouse.shared.Page;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TimeFormat;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stored runs, newest first; each opens. */
final class ProofHistory extends Div {
    private final transient ProofModel model;
    private final @Nullable Run shown;
    private final Button more = new Button("Show older runs");
    private final PlainTable table =
            new PlainTable(
                    "Runs of the proof",
                    List.of(
                            Column.text("Time (UTC)"),
                            Column.text("Result"),
                            Column.number("Found"),
                            Column.text("Run by")));
    private @Nullable String next;

    ProofHistory(ProofModel model, @Nullable Run shown) {
        this.model = model;
        this.shown = shown;
        addClassName("proof__history");
        more.addClickListener(click -> show());
        add(table, more);
        show();
    }

    private void show() {
        Page<Run> page = model.history(next);
        page.items()
                .forEach(run ->
                        table.row(
                                List.of(
                                        time(run),
                                        result(run),
                                        PlainTable.text(ProofModel.items(run.offenders())),
                                        PlainTable.text(run.runBy()))));
        next = page.nextCursor();
        more.setVisible(next != null);
    }

    private Component time(Run run) {
        Anchor open =
                new Anchor(ProofLinks.run(run), TimeFormat.absolute(run.asOf(), ZoneOffset.UTC));
        if (shown != null && Objects.equals(shown.id(), run.id())) {
            open.getElement().setAttribute("aria-current", "true");
        }
        return open;
    }

    private static Component result(Run run) {
        return run.ok()
                ? StatusBadge.of("Passed", VaadinIcon.CHECK_CIRCLE, Style.GOOD)
                : StatusBadge.of("Difference found", VaadinIcon.WARNING, Style.BAD);
    }
}
