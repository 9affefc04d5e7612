package io.framehouse.catalog.ui;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import io.framehouse.catalog.Quote;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.MoneyText;
import java.math.BigDecimal;

/** The lines of a quote and what a job would hold. */
final class QuoteLines extends NativeTable {
    QuoteLines(Quote quote) {
        addClassName("quote__table");
        getElement().setAttribute("aria-label", "Quote");
        quote.lines().forEach(line -> getBody().add(row(line)));
        NativeTableHeaderCell label = heading("Would hold");
        getFoot()
                .add(
                        new NativeTableRow(
                                label, new NativeTableCell(MoneyText.exact(quote.total()))));
    }

    private static NativeTableRow row(QuoteLine line) {
        boolean several = line.quantity().compareTo(BigDecimal.ONE) > 0;
        String words =
                several
                        ? line.label() + " \u00d7 " + CreditsFormat.exactText(line.unitPrice())
                        : line.label();
        return new NativeTableRow(
                heading(words), new NativeTableCell(CreditsFormat.exact(line.amount())));
    }

    private static NativeTableHeaderCell heading(String words) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(words);
        cell.getElement().setAttribute("scope", "row");
        return cell;
    }
}
