package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import io.framehouse.ui.TimeText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Jobs of unknown fate, two lines each; the id opens the evidence. */
final class CasesTable {
    private CasesTable() {}

    static PlainTable of(List<CaseRow> rows, String open, Instant now) {
        PlainTable table =
                new PlainTable(
                        "Jobs that are being checked",
                        List.of(
                                Column.text("Job"),
                                Column.text("Team and account"),
                                Column.text("Why"),
                                Column.text("Unknown since"),
                                Column.number("Held cr")));
        boolean whole = CreditsFormat.isWhole(rows.stream().map(CaseRow::held).toList());
        for (CaseRow row : rows) {
            table.row(
                    List.of(
                            lines(link(row, open), second(row.model())),
                            lines(new Span(row.team()), second(row.account())),
                            why(row),
                            since(row, now),
                            PlainTable.text(held(row.held(), whole))));
        }
        return table;
    }

    /** Marks a job that nobody but a person can decide. */
    static StatusBadge waits() {
        return StatusBadge.of("Waits for a person", VaadinIcon.USER, Style.CHECK)
                .meaning("The provider could not tell in time what became of it.");
    }

    private static String held(Credits held, boolean whole) {
        return CreditsFormat.inColumn(held, whole);
    }

    private static Component link(CaseRow row, String open) {
        Anchor link = new Anchor(JobsNavigation.checking(row.job().id()), row.code());
        link.addClassName("mono");
        link.setTitle(row.job().id().toString());
        link.setAriaLabel("Job " + row.code() + " of " + row.team());
        if (row.job().id().toString().equals(open)) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }

    private static Component why(CaseRow row) {
        Span why = new Span(CaseWords.why(row.job().reason()));
        return row.waitsForPerson() ? lines(why, waits()) : lines(why);
    }

    private static Component since(CaseRow row, Instant now) {
        Instant since = row.job().unknownSince();
        String looks =
                Stream.of(CaseWords.sent(row.job()), CaseWords.nextLook(row.job(), now))
                        .filter(words -> !words.isEmpty())
                        .reduce((one, other) -> one + " \u00b7 " + other)
                        .orElse("");
        Component first =
                since == null ? new Span("\u2013") : TimeText.relative(since, ZoneOffset.UTC);
        return lines(first, second(looks));
    }

    private static Component second(String words) {
        Span line = new Span(words);
        line.addClassName("secondary");
        return line;
    }

    private static Component lines(Component... lines) {
        Div cell = new Div(lines);
        cell.addClassName("cell-lines");
        return cell;
    }
}
