package io.framehouse.reports.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import io.framehouse.reports.ClosedMonth;
import io.framehouse.ui.CopyButton;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import java.time.ZoneId;
import java.util.List;

/** The closed months, newest first; each opens. */
final class MonthHistory extends Div {
    MonthHistory(List<ClosedMonth> months) {
        addClassName("month__history");
        H2 heading = new H2("Closed months");
        heading.addClassName("section-title");
        add(heading);
        if (months.isEmpty()) {
            Span none = new Span("No month is closed yet.");
            none.addClassName("secondary");
            add(none);
            return;
        }
        PlainTable table =
                new PlainTable(
                        "Closed months",
                        List.of(
                                Column.text("Month"),
                                Column.text("Closed"),
                                Column.text("By"),
                                Column.number("Settled cr"),
                                Column.text("Corrected since"),
                                Column.text("Fingerprint")));
        int places = CreditsFormat.places(months.stream().map(ClosedMonth::settled).toList());
        months.forEach(month ->
                table.row(
                        List.of(
                                new Anchor(
                                        MonthCloseView.PATH + "/" + month.month(),
                                        MonthModel.name(month.month())),
                                PlainTable.text(MonthModel.at(month.at(), ZoneId.of(month.zone()))),
                                PlainTable.text(month.by()),
                                MoneyText.inColumn(month.settled(), places),
                                PlainTable.text(MonthClosed.corrected(month)),
                                fingerprint(month))));
        add(table);
    }

    private static Span fingerprint(ClosedMonth month) {
        Span text = new Span(MonthModel.shortFingerprint(month.fingerprint()));
        text.addClassName("mono");
        text.setTitle(month.fingerprint());
        Span cell =
                new Span(
                        text,
                        new CopyButton("fingerprint of " + month.month(), month.fingerprint()));
        cell.addClassName("id-text");
        return cell;
    }
}
