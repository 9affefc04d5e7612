package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.reports.MonthSheet;
import io.framehouse.reports.MonthSheet.Check;
import io.framehouse.reports.MonthSheet.Point;
import io.framehouse.reports.MonthSheet.State;
import io.framehouse.reports.MonthSheet.Verdict;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.IdText;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import java.util.List;
import java.util.Locale;

/**
 * The list of what is looked at before a close, each with what it found and what there is to do.
 */
final class MonthSteps extends OrderedList {
    private final transient MonthSheet sheet;

    MonthSteps(MonthSheet sheet) {
        this.sheet = sheet;
        addClassName("month__steps");
        sheet.points().forEach(point -> add(step(point)));
    }

    private ListItem step(Point point) {
        Span name = new Span(MonthModel.checkName(point.check()));
        name.addClassName("month__step-name");
        Span words = new Span(point.words());
        words.addClassNames("secondary", "num");
        Div text = new Div(name, words);
        text.addClassName("month__step-text");
        if (point.check() == Check.PROOF_PASSED && point.verdict() == Verdict.BLOCKING) {
            text.add(new Anchor(ProofLinks.PATH, "Open the proof"));
        }
        if (point.check() == Check.EARLIER_CLOSED && point.verdict() == Verdict.BLOCKING) {
            text.add(new Anchor(MonthCloseView.PATH, "Open the first open month"));
        }
        if (point.check() == Check.PROVIDERS_AGREE && !sheet.differences().isEmpty()) {
            text.add(details("Review differences", differences()));
        }
        if (point.check() == Check.BILLS_COMPARED && point.verdict() == Verdict.NEEDS_NOTE) {
            text.add(new Anchor("finance/bills", "Open the bills"));
        }
        if (point.check() == Check.IN_FLIGHT && !sheet.carried().isEmpty()) {
            text.add(details("Show jobs", carried()));
        }
        ListItem item = new ListItem(badge(point.verdict()), text);
        item.addClassName("month__step");
        return item;
    }

    private static Component details(String label, Component content) {
        NativeDetails details = new NativeDetails(label);
        details.setContent(content);
        details.addClassName("month__details");
        return details;
    }

    /** While the month runs, nothing is in the way that is not expected. */
    private StatusBadge badge(Verdict verdict) {
        if (verdict == Verdict.BLOCKING && sheet.state() == State.RUNNING) {
            return StatusBadge.of("Not yet", VaadinIcon.CLOCK, Style.NEUTRAL);
        }
        return switch (verdict) {
            case PASSED -> StatusBadge.of("Passed", VaadinIcon.CHECK_CIRCLE, Style.GOOD);
            case CARRIED ->
                    StatusBadge.of("Carried forward", VaadinIcon.ARROW_FORWARD, Style.NEUTRAL);
            case NEEDS_NOTE -> StatusBadge.of("Needs a note", VaadinIcon.WARNING, Style.CHECK);
            case BLOCKING -> StatusBadge.of("Blocks", VaadinIcon.CLOSE_CIRCLE_O, Style.BAD);
        };
    }

    private Component carried() {
        PlainTable table =
                new PlainTable(
                        "Jobs that are carried forward",
                        List.of(
                                Column.text("Job"),
                                Column.text("Team"),
                                Column.text("State"),
                                Column.text("Held since"),
                                Column.number("Held cr")));
        int places =
                CreditsFormat.places(
                        sheet.carried().stream().map(MonthSheet.Carried::amount).toList());
        sheet.carried()
                .forEach(one ->
                        table.row(
                                List.of(
                                        new IdText("job id", one.job().toString()),
                                        PlainTable.text(one.teamName()),
                                        PlainTable.text(
                                                one.state().equals("unknown")
                                                        ? "being checked"
                                                        : one.state()),
                                        PlainTable.text(MonthModel.at(one.heldAt(), sheet.zone())),
                                        MoneyText.inColumn(one.amount(), places))));
        if (sheet.carriedCount() <= sheet.carried().size()) {
            return table;
        }
        Span more =
                new Span(
                        String.format(
                                Locale.ROOT,
                                "The oldest %d of %,d are shown.",
                                sheet.carried().size(),
                                sheet.carriedCount()));
        more.addClassName("caption");
        return new Div(table, more);
    }

    private Component differences() {
        PlainTable table =
                new PlainTable(
                        "Differences with providers",
                        List.of(
                                Column.text("Account"),
                                Column.text("From"),
                                Column.text("To"),
                                Column.number("We settled"),
                                Column.number("They took"),
                                Column.number("Difference")));
        sheet.differences()
                .forEach(one ->
                        table.row(
                                List.of(
                                        PlainTable.text(one.account()),
                                        PlainTable.text(MonthModel.at(one.from(), sheet.zone())),
                                        PlainTable.text(MonthModel.at(one.to(), sheet.zone())),
                                        PlainTable.text(
                                                ProofModel.plain(one.ours()) + " " + one.unit()),
                                        PlainTable.text(
                                                ProofModel.plain(one.theirs()) + " " + one.unit()),
                                        PlainTable.text(ProofModel.signed(one.difference())))));
        return table;
    }
}
