package io.framehouse.gallery.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import io.framehouse.catalog.QuoteLine;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.ui.JobParts;
import io.framehouse.jobs.ui.JobsNavigation;
import io.framehouse.shared.Credits;
import io.framehouse.ui.CreditsFormat;
import org.jspecify.annotations.Nullable;

/** What a video cost: the lines of its quote, what was settled, and the ledger's entries. */
final class ItemMoney extends Div {
    ItemMoney(ItemModel model, JobParts parts) {
        addClassName("item-panel__section");
        Job job = model.job();
        NativeTable prices = new NativeTable();
        prices.addClassNames("money-trail", "item-panel__prices");
        for (QuoteLine line : job.quoteLines()) {
            prices.getBody().add(row(line.label(), line.amount()));
        }
        prices.getFoot().add(row("Quoted, price version " + job.priceVersion(), job.quote()));
        prices.getFoot().add(row("Settled", job.settled()));
        Anchor ledger =
                new Anchor(
                        JobsNavigation.money(model.team(), job.id()), "Ledger entries of the job");
        add(prices, parts.transfers(model.team(), job.id()), ledger);
    }

    private static NativeTableRow row(String label, @Nullable Credits amount) {
        NativeTableHeaderCell head = new NativeTableHeaderCell(label);
        head.getElement().setAttribute("scope", "row");
        NativeTableCell cell =
                new NativeTableCell(
                        amount == null ? "Not known yet" : CreditsFormat.exactText(amount));
        cell.addClassName("num");
        return new NativeTableRow(head, cell);
    }
}
