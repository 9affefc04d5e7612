package io.framehouse.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.shared.Action;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.PageHeader;
import io.framehouse.ui.PlatformView;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamDoor;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each model costs over time; model, version and tab are in the address. */
@Route(PricesNavigation.PATH + "/:model?")
@PermitAll
final class PricesView extends PlatformView {
    private static final String MODELS = "models";
    private static final String RATES = "rates";
    private static final String TEAMS = "teams";
    private static final Map<String, String> TABS = tabs();
    private static final String FAILED =
            "Could not load the price book. Quotes and jobs still use the prices in force.";

    private final transient PricesModel model;

    PricesView(TeamDoor door, PricesModel model) {
        super(door, Action.VIEW_PRICES, "Price book");
        this.model = model;
        addClassName("prices");
    }

    @Override
    protected void show(BeforeEnterEvent event) {
        removeAll();
        String id = event.getRouteParameters().get("model").orElse("");
        QueryParameters query = event.getLocation().getQueryParameters();
        String tab =
                query.getSingleParameter(PricesNavigation.TAB)
                        .filter(TABS::containsKey)
                        .orElse(MODELS);
        String version = query.getSingleParameter(PricesNavigation.VERSION).orElse("");
        if (!id.isEmpty() && !model.knows(id)) {
            throw new NotFoundException();
        }
        SafeBlock content = new SafeBlock(FAILED, () -> content(tab, id, version));
        add(
                new PageHeader(
                        "Price book",
                        "What each model costs in credits, over time. A published version never"
                                + " changes. Times in UTC."),
                navigation(tab),
                content);
    }

    private Component content(String tab, String id, String version) {
        boolean editable = may(Action.MANAGE_PRICES);
        return switch (tab) {
            case RATES -> new RatesTab(model, editable, () -> goTo(RATES));
            case TEAMS -> new TeamPricesTab(model, editable, () -> goTo(TEAMS));
            default -> book(id, version, editable);
        };
    }

    private Component book(String id, String version, boolean editable) {
        List<BookRow> rows = model.rows();
        if (rows.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.MONEY,
                    "No prices",
                    "A model without a price cannot be used: we never send a job we cannot price.");
        }
        BookRow chosen =
                rows.stream()
                        .filter(row -> row.model().id().equals(id))
                        .findFirst()
                        .orElse(rows.getFirst());
        Div columns =
                new Div(
                        new PriceList(rows, chosen.model().id()),
                        new PriceDetail(model, chosen, version, editable, PricesView::goTo));
        columns.addClassName("prices__columns");
        /* A narrow window shows the list, or the model that the address names. */
        columns.addClassName(id.isEmpty() ? "prices__columns--list" : "prices__columns--model");
        return columns;
    }

    private static Nav navigation(String chosen) {
        Nav links = new Nav();
        links.addClassName("price-tabs");
        links.getElement().setAttribute("aria-label", "Parts of the price book");
        TABS.forEach((name, label) -> {
            Anchor link =
                    new Anchor(
                            name.equals(MODELS)
                                    ? PricesNavigation.PATH
                                    : PricesNavigation.PATH
                                            + "?"
                                            + PricesNavigation.TAB
                                            + "="
                                            + name,
                            label);
            link.setRouterIgnore(false);
            link.addClassName("price-tabs__link");
            if (name.equals(chosen)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            links.add(link);
        });
        return links;
    }

    private static void goTo(String tab) {
        UI.getCurrent()
                .navigate(
                        PricesNavigation.PATH,
                        tab.equals(MODELS)
                                ? QueryParameters.empty()
                                : QueryParameters.of(PricesNavigation.TAB, tab));
    }

    private static void goTo(PriceVersion version) {
        UI.getCurrent()
                .navigate(
                        PricesNavigation.path(version.model()),
                        QueryParameters.of(PricesNavigation.VERSION, String.valueOf(version.id())));
    }

    private static Map<String, String> tabs() {
        Map<String, String> tabs = new LinkedHashMap<>();
        tabs.put(MODELS, "Models");
        tabs.put(RATES, "Rates");
        tabs.put(TEAMS, "Team prices");
        return tabs;
    }
}
