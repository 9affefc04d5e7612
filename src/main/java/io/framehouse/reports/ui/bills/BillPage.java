package io.framehouse.reports.ui.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.framehouse.reports.BillMatch;
import io.framehouse.reports.BillMatch.Kind;
import io.framehouse.reports.Bills;
import io.framehouse.reports.Bills.Filter;
import io.framehouse.reports.ProviderBill;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PageTabs;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TimeFormat;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One bill: its sums, and its lines by class. */
final class BillPage extends Div {
    static final String SHOW = "show";
    static final String AFTER = "after";
    private static final String OPEN = "open";

    private final transient Bills bills;
    private final boolean manages;

    /**
     * A page.
     *
     * @param shown a class, {@code open}, {@code all}, or empty for what is most needed
     * @param manages whether who looks may decide
     */
    BillPage(Bills bills, UUID id, String shown, @Nullable String after, boolean manages) {
        this.bills = bills;
        this.manages = manages;
        addClassName("bills");
        show(known(id), shown, after);
    }

    private ProviderBill known(UUID id) {
        try {
            return bills.get(id);
        } catch (DomainException gone) {
            throw new NotFoundException();
        }
    }

    private void show(ProviderBill bill, String shown, @Nullable String after) {
        removeAll();
        add(header(bill));
        if (!bill.isCurrent()) {
            Paragraph old = new Paragraph("A newer file stands in its place. ");
            old.add(new Anchor(BillsView.PATH + "/" + bill.supersededBy(), "Open that bill"));
            add(old);
        }
        add(
                BillTotals.of(bill),
                tabs(bill, shown),
                new SafeBlock(
                        "Could not load the lines. Nothing is lost.",
                        () -> lines(bill, shown.isEmpty() ? first(bill) : shown, after)));
    }

    private PageHeader header(ProviderBill bill) {
        PageHeader header =
                new PageHeader(
                        bill.account() + ", " + BillWords.month(bill.month()),
                        "%s \u00b7 %s \u00b7 imported by %s, %s UTC \u00b7 tolerance %s %s or %s %%"
                                .formatted(
                                        bill.fileName(),
                                        BillWords.count(bill.lines(), "row", "rows"),
                                        bill.importedBy(),
                                        TimeFormat.absolute(bill.importedAt(), ZoneOffset.UTC),
                                        BillWords.number(bill.tolerance()),
                                        bill.unit(),
                                        BillWords.number(bill.tolerancePercent())));
        DownloadHandler csv = event -> write(event, bill);
        Anchor export = new Anchor(csv, "Export CSV");
        export.addComponentAsFirst(VaadinIcon.DOWNLOAD_ALT.create());
        export.addClassName("link-button");
        export.setTitle("All lines, also what only we have");
        header.actions(export);
        if (manages && bill.isCurrent()) {
            Button delete = new Button("Delete", click -> askDelete(bill));
            delete.addThemeVariants(ButtonVariant.TERTIARY);
            header.actions(delete);
        }
        return header;
    }

    private void write(DownloadEvent event, ProviderBill bill) {
        event.setFileName("bill_" + bill.month() + "_" + bill.id() + ".csv");
        event.setContentType("text/csv; charset=utf-8");
        bills.writeCsv(bill.id(), event.getOutputStream());
    }

    private void askDelete(ProviderBill bill) {
        ConfirmDialogs.ask(
                "Delete the bill of %s for %s?"
                        .formatted(
                                ConfirmDialogs.cut(bill.account()), BillWords.month(bill.month())),
                "Its %s and what was found go; the log keeps the file's fingerprint. The books stay as they are."
                        .formatted(BillWords.count(bill.lines(), "row", "rows")),
                "Delete bill",
                "Keep bill",
                () ->
                        Outcomes.run(() -> {
                            bills.delete(bill.id());
                            UI.getCurrent().navigate(BillsView.PATH);
                        }));
    }

    private static String first(ProviderBill bill) {
        return bill.open() > 0 ? OPEN : "all";
    }

    private static PageTabs tabs(ProviderBill bill, String shown) {
        String is = shown.isEmpty() ? first(bill) : shown;
        String path = BillsView.PATH + "/" + bill.id() + "?" + SHOW + "=";
        PageTabs tabs = new PageTabs("Lines");
        tabs.tab(path + OPEN, "To decide (" + bill.open() + ")", is.equals(OPEN));
        bill.totals()
                .forEach(total -> {
                    String name = total.kind().name().toLowerCase(Locale.ROOT);
                    tabs.tab(
                            path + name,
                            BillWords.kind(total.kind()) + " (" + total.count() + ")",
                            is.equals(name));
                });
        return tabs.tab(path + "all", "All", is.equals("all"));
    }

    private Component lines(ProviderBill bill, String shown, @Nullable String after) {
        @Nullable Kind kind =
                Arrays.stream(Kind.values())
                        .filter(one -> one.name().equalsIgnoreCase(shown))
                        .findFirst()
                        .orElse(null);
        Page<BillMatch> page =
                bills.matches(
                        bill.id(),
                        new Filter(kind, shown.equals(OPEN)),
                        new PageRequest(PageRequest.DEFAULT_LIMIT, after));
        if (page.items().isEmpty()) {
            return new EmptyState(
                    VaadinIcon.CHECK_CIRCLE,
                    shown.equals(OPEN) ? "Nothing to decide" : "No such line",
                    shown.equals(OPEN)
                            ? "Every line agrees or was decided about."
                            : "Choose another class above.");
        }
        boolean decides = manages && bill.isCurrent();
        Div list =
                new Div(
                        new BillMatchTable(bills, bill, decides, () -> again(bill, shown))
                                .of(page.items()));
        list.addClassName("bills__list");
        if (page.nextCursor() != null) {
            list.add(
                    new Anchor(
                            "%s/%s?%s=%s&%s=%s"
                                    .formatted(
                                            BillsView.PATH,
                                            bill.id(),
                                            SHOW,
                                            shown,
                                            AFTER,
                                            page.nextCursor()),
                            "More lines"));
        }
        return list;
    }

    private void again(ProviderBill bill, String shown) {
        show(bills.get(bill.id()), shown, null);
    }
}
