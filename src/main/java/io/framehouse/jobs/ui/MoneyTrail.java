package io.framehouse.jobs.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.framehouse.credits.LedgerLine;
import io.framehouse.jobs.Job;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.Facts;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.TimeFormat;
import java.util.List;
import java.util.Locale;

/** Where a job's credits went: each transfer, then what it cost and what is held. */
final class MoneyTrail extends Section {
    MoneyTrail(JobDetailModel model, List<LedgerLine> lines) {
        addClassNames("job-block", "card");
        Job job = model.job();
        H2 heading = new H2("Money trail");
        heading.addClassName("section-title");
        add(heading, table(model, lines), total(model), quoteLines(job), who(job));
    }

    private static NativeTable table(JobDetailModel model, List<LedgerLine> lines) {
        NativeTable table = new NativeTable();
        table.addClassName("money-trail");
        table.getHead()
                .add(
                        new NativeTableRow(
                                header("Transfer"),
                                header("Credits"),
                                header("Time (" + model.team().zone().getId() + ")")));
        for (LedgerLine line : lines) {
            NativeTableHeaderCell kind = new NativeTableHeaderCell(kind(line));
            kind.getElement().setAttribute("scope", "row");
            NativeTableCell time =
                    new NativeTableCell(TimeFormat.absolute(line.at(), model.team().zone()));
            time.addClassName("num");
            NativeTableCell amount = new NativeTableCell(CreditsFormat.exact(line.amount()));
            amount.addClassName("num");
            table.getBody().add(new NativeTableRow(kind, amount, time));
        }
        return table;
    }

    private static NativeTableHeaderCell header(String text) {
        NativeTableHeaderCell header = new NativeTableHeaderCell(text);
        header.getElement().setAttribute("scope", "col");
        return header;
    }

    private static String kind(LedgerLine line) {
        return line.kind().substring(0, 1).toUpperCase(Locale.ROOT) + line.kind().substring(1);
    }

    private static Paragraph total(JobDetailModel model) {
        Credits settled = model.job().settled();
        Paragraph total = new Paragraph();
        total.addClassNames("money-trail__total", "num");
        Span cost = new Span("Cost ");
        if (settled == null) {
            cost.add(
                    model.job().state().isFinal()
                            ? MoneyText.exact(Credits.ZERO)
                            : new Span("Not known yet"));
        } else {
            cost.add(MoneyText.exact(settled));
        }
        Span held = new Span("Held ");
        held.add(MoneyText.exact(model.held()));
        total.add(cost, held);
        return total;
    }

    private static Details quoteLines(Job job) {
        NativeTable table = new NativeTable();
        table.addClassName("money-trail");
        job.quoteLines()
                .forEach(line -> {
                    NativeTableHeaderCell label = new NativeTableHeaderCell(line.label());
                    label.getElement().setAttribute("scope", "row");
                    NativeTableCell amount =
                            new NativeTableCell(CreditsFormat.exact(line.amount()));
                    amount.addClassName("num");
                    table.getBody().add(new NativeTableRow(label, amount));
                });
        return new Details("Price version " + job.priceVersion() + ", quote lines", table);
    }

    private static Facts who(Job job) {
        Facts facts = new Facts();
        facts.add(job.keyId() == null ? "Member" : "Key", job.submitter());
        var reported = job.providerCost();
        if (reported != null) {
            facts.add(
                    "Provider reported",
                    reported.value().stripTrailingZeros().toPlainString() + " " + reported.unit());
        }
        return facts;
    }
}
