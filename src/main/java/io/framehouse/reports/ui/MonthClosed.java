package io.framehouse.reports.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.framehouse.reports.ClosedMonth;
import io.framehouse.reports.MonthSheet;
import io.framehouse.reports.Statements;
import io.framehouse.ui.CopyButton;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.Facts;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A closed month: who closed it, its fingerprint, what corrected it since, and its statements. */
final class MonthClosed extends Div {
    private final transient Statements documents;

    MonthClosed(MonthSheet sheet, ClosedMonth closed, Statements documents) {
        this.documents = documents;
        addClassName("month__closed");
        add(facts(sheet, closed));
        if (sheet.statements().isEmpty()) {
            add(new Paragraph("No job was settled in this month."));
            return;
        }
        H2 heading = new H2("Statements");
        heading.addClassName("section-title");
        add(heading, statements(sheet));
    }

    private static Div facts(MonthSheet sheet, ClosedMonth closed) {
        Span fingerprint = new Span(MonthModel.shortFingerprint(closed.fingerprint()));
        fingerprint.addClassName("mono");
        fingerprint.setTitle(closed.fingerprint());
        Facts facts = new Facts();
        facts.add(
                "Closed",
                MonthModel.at(closed.at(), ZoneId.of(closed.zone())) + " " + closed.zone());
        facts.add("By", closed.by());
        facts.add("Sums", MonthModel.sums(sheet.totals()));
        facts.add("Fingerprint", fingerprint, new CopyButton("fingerprint", closed.fingerprint()));
        if (closed.note() != null) {
            facts.add("Accepted", closed.note());
        }
        if (!closed.accepted().isEmpty()) {
            facts.add("Open at the close", String.join(" ", closed.accepted()));
        }
        facts.add("Corrected since", corrected(closed));
        Div card = new Div(facts);
        card.addClassName("card");
        return card;
    }

    static String corrected(ClosedMonth closed) {
        return closed.correctedLater() == 0
                ? "0 corrections"
                : "%s, %s cr, in later months"
                        .formatted(
                                MonthModel.count(
                                        closed.correctedLater(), "correction", "corrections"),
                                CreditsFormat.signed(closed.correctedBy()));
    }

    private PlainTable statements(MonthSheet sheet) {
        PlainTable table =
                new PlainTable(
                        "Statements",
                        List.of(
                                Column.text("Number"),
                                Column.text("Team"),
                                Column.number("Jobs"),
                                Column.number("Settled cr"),
                                Column.number("Corrections cr"),
                                Column.text("Document")));
        int places =
                CreditsFormat.places(
                        sheet.statements().stream()
                                .flatMap(one -> Stream.of(one.settled(), one.corrections()))
                                .toList());
        sheet.statements()
                .forEach(one ->
                        table.row(
                                List.of(
                                        PlainTable.text(one.number()),
                                        PlainTable.text(one.teamName()),
                                        PlainTable.text(
                                                String.format(Locale.ROOT, "%,d", one.jobs())),
                                        MoneyText.inColumn(one.settled(), places),
                                        MoneyText.inColumn(one.corrections(), places),
                                        document(sheet.month(), one))));
        return table;
    }

    private Anchor document(YearMonth month, MonthSheet.Statement one) {
        DownloadHandler handler =
                event -> {
                    event.setFileName("statement_" + one.number() + ".pdf");
                    event.setContentType("application/pdf");
                    documents.write(one.team(), month, event.getOutputStream());
                };
        Anchor link = new Anchor(handler, "PDF");
        link.getElement()
                .setAttribute(
                        "aria-label", "PDF statement " + one.number() + ", " + one.teamName());
        return link;
    }
}
