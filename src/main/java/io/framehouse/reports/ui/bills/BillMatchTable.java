package io.framehouse.reports.ui.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.reports.BillMatch;
import io.framehouse.reports.BillMatch.Decision;
import io.framehouse.reports.BillMatch.Line;
import io.framehouse.reports.BillMatch.State;
import io.framehouse.reports.Bills;
import io.framehouse.reports.ProviderBill;
import io.framehouse.ui.CardTable;
import io.framehouse.ui.IdText;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.ReasonDialog;
import io.framehouse.ui.TimeFormat;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Lines of a bill beside ours, with what can be decided about each. */
final class BillMatchTable {
    private static final int LONGEST_NOTE = 500;

    private final Bills bills;
    private final ProviderBill bill;
    private final boolean decides;
    private final Runnable changed;

    BillMatchTable(Bills bills, ProviderBill bill, boolean decides, Runnable changed) {
        this.bills = bills;
        this.bill = bill;
        this.decides = decides;
        this.changed = changed;
    }

    CardTable<BillMatch> of(List<BillMatch> matches) {
        int places =
                BillWords.places(
                        matches.stream()
                                .flatMap(one ->
                                        Stream.of(one.theirs(), one.ours(), one.difference())));
        CardTable<BillMatch> table =
                new CardTable<BillMatch>("Lines of the bill")
                        .title("Line", BillMatchTable::line)
                        .column("Class", BillMatchTable::kind)
                        .column("Job", BillMatchTable::job)
                        .amount(
                                "Theirs in " + bill.unit(),
                                match ->
                                        new Span(
                                                BillWords.amount(
                                                        match.theirs(),
                                                        match.theirUnit(),
                                                        bill,
                                                        places)))
                        .amount("Ours in " + bill.unit(), match -> ours(match, places))
                        .amount(
                                "Difference",
                                match -> new Span(BillWords.signed(match.difference(), places)))
                        .column("State", BillMatchTable::state);
        return (decides ? table.actions(this::actions) : table).rows(matches);
    }

    private static Component line(BillMatch match) {
        Line line = match.line();
        if (line == null) {
            return lines("Not on the bill", match.day() == null ? "" : match.day().toString());
        }
        String task = line.taskId() == null ? "No task id" : line.taskId();
        String when =
                line.at() == null
                        ? match.day() == null ? "" : match.day().toString()
                        : TimeFormat.absolute(line.at(), ZoneOffset.UTC) + " UTC";
        return lines("%d: %s".formatted(line.number(), task), when);
    }

    private static Component kind(BillMatch match) {
        Line line = match.line();
        return lines(
                BillWords.kind(match.kind()),
                line != null && line.problem() != null
                        ? line.problem()
                        : BillWords.reason(match.reason()));
    }

    private static Component job(BillMatch match) {
        BillMatch.Ours job = match.job();
        if (job == null) {
            return new Span("\u2013");
        }
        return new Div(
                new Div(job.teamName() == null ? "" : job.teamName()),
                new IdText("job id", job.id().toString()));
    }

    private Component ours(BillMatch match, int places) {
        return lines(
                BillWords.amount(match.ours(), match.ourUnit(), bill, places),
                match.estimated() ? "estimated" : "");
    }

    private static Component state(BillMatch match) {
        Div cell = new Div(BillWords.state(match.state()));
        cell.addClassName("bills__lines");
        Decision decision = match.resolution();
        if (decision != null) {
            String what =
                    decision.adjusted() == null
                            ? decision.note()
                            : "%s in %s: %s"
                                    .formatted(
                                            decision.adjusted(),
                                            decision.bookMonth(),
                                            decision.note());
            cell.add(secondary(what + " (" + decision.by() + ")"));
        } else if (match.remark() != null) {
            cell.add(secondary(match.remark()));
        }
        return cell;
    }

    private static Span secondary(String words) {
        Span span = new Span(words);
        span.addClassName("secondary");
        return span;
    }

    private Component actions(BillMatch match) {
        Div buttons = new Div();
        buttons.addClassName("button-row");
        String which = match.line() == null ? "of ours" : "line " + match.number();
        if (match.state() == State.OPEN) {
            buttons.add(button("Accept", which, () -> accept(match)));
        }
        if (match.isOpen()) {
            buttons.add(
                    button(
                            "Adjust",
                            which,
                            () -> new BillAdjustDialog(bills, match, changed).open()));
        }
        if (match.state() == State.ACCEPTED) {
            buttons.add(
                    button(
                            "Open again",
                            which,
                            () -> {
                                if (Outcomes.run(
                                        () -> bills.reopen(match.bill(), match.number()))) {
                                    changed.run();
                                }
                            }));
        }
        return buttons;
    }

    private void accept(BillMatch match) {
        new ReasonDialog(
                        "Accept this difference?",
                        "It stays as it is, and your note is kept with it. Nothing is booked.",
                        "Accept with note",
                        "Cancel",
                        LONGEST_NOTE,
                        note -> {
                            bills.accept(match.bill(), match.number(), note);
                            changed.run();
                        })
                .harmless()
                .open();
    }

    private static Button button(String verb, String which, Runnable act) {
        Button button = new Button(verb, click -> act.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setAriaLabel(verb + " " + which);
        return button;
    }

    private static Div lines(String first, String second) {
        Div cell = new Div(new Span(first));
        cell.addClassName("bills__lines");
        if (!second.isEmpty()) {
            cell.add(secondary(second));
        }
        return cell;
    }
}
