package io.framehouse.reports.ui.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.framehouse.reports.Bills;
import io.framehouse.reports.ProviderBill;
import io.framehouse.shared.Action;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bills of providers, and where a new one is imported; or one of them. Bill, class and page are
 * in the address.
 */
@Route(BillsView.PATH + "/:bill?")
@PermitAll
final class BillsView extends PlatformView {
    static final String PATH = "finance/bills";

    private final transient Bills bills;
    private final transient Clock clock;

    BillsView(TeamDoor door, Bills bills, Clock clock) {
        super(door, Action.VIEW_BILLS, "Provider bills");
        this.bills = bills;
        this.clock = clock;
        addClassName("bills");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        String after = query.getSingleParameter(BillPage.AFTER).orElse(null);
        Optional<String> bill = event.getRouteParameters().get("bill");
        removeAll();
        if (bill.isPresent()) {
            UUID id = Ids.parse(bill.get()).orElseThrow(NotFoundException::new);
            String shown = query.getSingleParameter(BillPage.SHOW).orElse("");
            add(new BillPage(bills, id, shown, after, may(Action.MANAGE_BILLS)));
        } else {
            showAll(after);
        }
    }

    private void showAll(@Nullable String after) {
        add(
                new PageHeader(
                        "Provider bills",
                        "What providers bill, line by line beside what we settled there."));
        if (may(Action.MANAGE_BILLS)) {
            add(
                    new SafeBlock(
                            "Could not load the accounts. The books are untouched.",
                            () -> new BillImport(bills, clock)));
        }
        add(new SafeBlock("Could not load the bills. Nothing is lost.", () -> list(after)));
    }

    private Component list(@Nullable String after) {
        Page<ProviderBill> page = bills.list(new PageRequest(PageRequest.DEFAULT_LIMIT, after));
        if (page.items().isEmpty()) {
            return new EmptyState(
                    VaadinIcon.INVOICE,
                    "No bill yet",
                    "Import the CSV file of a provider's bill or consumption to compare it with the books.");
        }
        H2 title = new H2("Imported bills");
        title.addClassName("section-title");
        Div list = new Div(title, BillTotals.of("Imported bills", page.items()));
        list.addClassName("bills__list");
        if (page.nextCursor() != null) {
            list.add(
                    new Anchor(
                            PATH + "?" + BillPage.AFTER + "=" + page.nextCursor(), "Older bills"));
        }
        return list;
    }
}
