package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.framehouse.reports.Proof.Offender;
import io.framehouse.reports.ProofFlow.Line;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.Facts;
import io.framehouse.ui.IdText;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.TimeFormat;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** The transfers of the job that a check named, as the ledger has them now. */
final class TrailPanel extends Div {
    TrailPanel(Offender offender, List<Line> lines, ProofLinks links) {
        addClassName("proof__trail");
        Facts facts = new Facts();
        facts.add("Team", links.team(offender));
        facts.add("Job", new IdText("job id", Objects.requireNonNull(offender.job()).toString()));
        if (offender.at() != null) {
            facts.add("Began", ProofModel.at(offender.at()));
        }
        add(facts);
        links.job(offender).ifPresent(this::add);
        add(lines.isEmpty() ? nothing() : table(lines));
    }

    private static Component nothing() {
        return new Paragraph("The ledger has no transfer for this job: it was never held.");
    }

    private static Component table(List<Line> lines) {
        PlainTable table =
                new PlainTable(
                        "Money trail",
                        List.of(
                                Column.text("Time (UTC)"),
                                Column.text("Transfer"),
                                Column.number("Amount")));
        for (Line line : lines) {
            Div what = new Div(new Span(line.kind()), by(line));
            what.addClassName("proof__check");
            table.row(
                    List.of(
                            PlainTable.text(TimeFormat.nearDate(line.bookedAt(), ZoneOffset.UTC)),
                            what,
                            PlainTable.text(CreditsFormat.exactText(line.amount()))));
        }
        return table;
    }

    private static Component by(Line line) {
        String reason = line.reason() == null ? "" : " \u00b7 " + line.reason();
        Span by = new Span(line.actor() + reason);
        by.addClassName("secondary");
        return by;
    }
}
