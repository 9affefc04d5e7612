package io.framehouse.jobs.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
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
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.Facts;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.TimeFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a job's credits went: each transfer, then what it cost and what is held. */
final class MoneyTrail extends Section {
    MoneyTrail(JobDetailModel model, List<LedgerLine> lines) {
        addClassNames("job-block", "card");
        setId(JobsNavigation.MONEY);
        Job job = model.job();
        H2 heading = new H2("Money trail");
        heading.addClassName("section-title");
        List<TrailStep> steps = TrailStep.of(lines);
        add(heading, table(model, steps), total(model, steps), quoteLines(job), who(job));
    }

    /** The transfers alone, without a frame of their own. */
    static Div transfers(JobDetailModel model, List<LedgerLine> lines) {
        List<TrailStep> steps = TrailStep.of(lines);
        return new Div(table(model, steps), total(model, steps));
    }

    /** A link to the trail alone leads to it, though it is drawn after the address was opened. */
    @Override
    protected void onAttach(AttachEvent event) {
        getElement()
                .executeJs(
                        "if (location.hash === '#' + this.id) this.scrollIntoView({block:"
                                + " 'start'})");
    }

    private static NativeTable table(JobDetailModel model, List<TrailStep> steps) {
        NativeTable table = new NativeTable();
        table.addClassName("money-trail");
        table.getHead()
                .add(
                        new NativeTableRow(
                                header("Transfer"),
                                header("Credits"),
                                header("Cost so far"),
                                header("Time (" + model.team().zone().getId() + ")")));
        for (TrailStep step : steps) {
            table.getBody()
                    .add(
                            new NativeTableRow(
                                    transfer(step),
                                    number(step.amount()),
                                    number(CreditsFormat.exact(step.costSoFar())),
                                    number(
                                            TimeFormat.absolute(
                                                    step.line().at(), model.team().zone()))));
        }
        return table;
    }

    private static NativeTableHeaderCell transfer(TrailStep step) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(step.word());
        cell.getElement().setAttribute("scope", "row");
        String reason = step.line().reason();
        String says =
                Stream.of(reason == null ? "" : reason, step.remark(), step.line().actor())
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(" \u00b7 "));
        Div remark = new Div(says);
        remark.addClassName("caption");
        remark.getElement().setAttribute("dir", "auto");
        cell.add(remark);
        return cell;
    }

    private static NativeTableCell number(String text) {
        NativeTableCell cell = new NativeTableCell(text);
        cell.addClassName("num");
        return cell;
    }

    private static NativeTableHeaderCell header(String text) {
        NativeTableHeaderCell header = new NativeTableHeaderCell(text);
        header.getElement().setAttribute("scope", "col");
        return header;
    }

    private static Paragraph total(JobDetailModel model, List<TrailStep> steps) {
        Paragraph total = new Paragraph();
        total.addClassNames("money-trail__total", "num");
        boolean known = model.job().state().isFinal() && !steps.isEmpty();
        Span cost = new Span("Cost ");
        cost.add(known ? MoneyText.exact(steps.getLast().costSoFar()) : new Span("Not known yet"));
        Span held = new Span("Held ");
        held.add(MoneyText.exact(steps.isEmpty() ? model.held() : steps.getLast().heldSoFar()));
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
