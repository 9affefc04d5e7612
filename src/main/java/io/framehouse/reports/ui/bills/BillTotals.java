package io.framehouse.reports.ui.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import io.framehouse.reports.BillMatch.Kind;
import io.framehouse.reports.ProviderBill;
import io.framehouse.reports.ProviderBill.Total;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Sums of bills as tables. */
public final class BillTotals {
    private BillTotals() {}

    /** Of one bill, a row a kind. */
    static PlainTable of(ProviderBill bill) {
        PlainTable table =
                new PlainTable(
                        "Totals by class",
                        List.of(
                                Column.text("Class"),
                                Column.number("Lines"),
                                Column.number("Theirs in " + bill.unit()),
                                Column.number("Ours in " + bill.unit()),
                                Column.number("Difference"),
                                Column.number("In our credits"),
                                Column.number("Open")));
        int places =
                BillWords.places(
                        bill.totals().stream()
                                .flatMap(one ->
                                        Stream.of(one.theirs(), one.ours(), one.difference())));
        int ours =
                CreditsFormat.places(bill.totals().stream().map(Total::differenceCredits).toList());
        bill.totals().forEach(total -> table.row(row(total, places, ours)));
        return table;
    }

    private static List<Component> row(Total total, int places, int ours) {
        return List.of(
                PlainTable.text(BillWords.kind(total.kind())),
                PlainTable.text(number(total.count())),
                PlainTable.text(BillWords.number(total.theirs(), places)),
                PlainTable.text(BillWords.number(total.ours(), places)),
                PlainTable.text(BillWords.signed(total.difference(), places)),
                PlainTable.text(CreditsFormat.signedInColumn(total.differenceCredits(), ours)),
                PlainTable.text(number(total.open())));
    }

    /** Of some bills, a row a bill; with links to them. */
    public static PlainTable of(String caption, List<ProviderBill> bills) {
        PlainTable table =
                new PlainTable(
                        caption,
                        List.of(
                                Column.text("Bill"),
                                Column.text("File"),
                                Column.number("Matched"),
                                Column.number("Only theirs"),
                                Column.number("Only ours"),
                                Column.number("Amount differs"),
                                Column.number("Not readable"),
                                Column.number("Open")));
        bills.forEach(bill ->
                table.row(
                        List.of(
                                link(bill),
                                PlainTable.text(
                                        bill.isCurrent()
                                                ? bill.fileName()
                                                : bill.fileName() + " \u00b7 superseded"),
                                cell(bill, Kind.MATCHED),
                                cell(bill, Kind.ONLY_THEIRS),
                                cell(bill, Kind.ONLY_OURS),
                                cell(bill, Kind.AMOUNT_DIFFERS),
                                PlainTable.text(number(bill.count(Kind.UNREAD))),
                                PlainTable.text(number(bill.open())))));
        return table;
    }

    private static Component link(ProviderBill bill) {
        return new Anchor(
                BillsView.PATH + "/" + bill.id(),
                bill.account() + ", " + BillWords.month(bill.month()));
    }

    /** {@code 12 · +4.5 USD}. */
    private static Component cell(ProviderBill bill, Kind kind) {
        String text =
                bill.total(kind)
                        .map(total ->
                                kind == Kind.MATCHED
                                        ? number(total.count())
                                        : "%s \u00b7 %s\u00a0%s"
                                                .formatted(
                                                        number(total.count()),
                                                        BillWords.signed(total.difference()),
                                                        bill.unit()))
                        .orElse("0");
        return PlainTable.text(text);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
