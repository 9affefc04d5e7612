package io.framehouse.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.Route;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What each way to have a model made is expected to cost, in the provider's own unit. */
final class RouteCosts extends Section {
    private static final int PLACES = 6;

    private final PricesModel prices;
    private final CatalogModel model;
    private final RuleDraft selling;

    /**
     * The costs of a model.
     *
     * @param selling the rule that holds for routes without one of their own
     */
    RouteCosts(PricesModel prices, CatalogModel model, RuleDraft selling) {
        this.prices = prices;
        this.model = model;
        this.selling = selling;
        addClassNames("card", "route-costs");
        H3 title = new H3("Cost at the providers");
        title.addClassName("section-title");
        UnorderedList list = new UnorderedList();
        list.addClassName("route-costs__list");
        model.routes().forEach(route -> list.add(new ListItem(item(route))));
        add(title, list);
    }

    private Component item(Route route) {
        Span name = new Span(dialect(route.dialect()));
        name.addClassName("route-costs__name");
        Div head = new Div(name);
        head.addClassName("route-costs__head");
        Span path = new Span(route.path());
        path.addClassNames("mono", "secondary");
        Div item = new Div(head, path);
        item.addClassName("route-costs__item");
        Route.Cost cost = route.cost();
        if (cost == null) {
            item.add(new Span("Not known yet"));
            return item;
        }
        head.add(PriceBadge.certainty(cost.certainty()));
        RuleDraft rule = cost.rule() == null ? selling : RuleDraft.of(cost.rule());
        rule.rows().forEach(row -> item.add(line(rule, row, cost.unit())));
        Paragraph source = new Paragraph(cost.source());
        source.addClassName("caption");
        item.add(source);
        return item;
    }

    private Component line(RuleDraft rule, RuleDraft.Row row, String unit) {
        int length = PricesModel.seconds(model) instanceof Number seconds ? seconds.intValue() : 1;
        String setting =
                PriceWords.settings(model, row.settings())
                        + ", "
                        + length
                        + " s"
                        + (row.isOffPeak() ? ", off-peak" : "");
        Span words = new Span(setting);
        Span amount = new Span(PriceWords.provider(in(unit, rule.unit(), row.total(length)), unit));
        amount.addClassName("num");
        Div line = new Div(words, amount);
        line.addClassName("route-costs__line");
        return line;
    }

    /** A provider that reports in another unit than the rule is written in, by today's rates. */
    private BigDecimal in(String wanted, String given, BigDecimal amount) {
        if (wanted.equals(given)) {
            return amount;
        }
        BigDecimal value =
                amount.multiply(prices.rate(given))
                        .divide(prices.rate(wanted), PLACES, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static String dialect(String dialect) {
        return switch (dialect) {
            case "async-v3" -> "v3 async router";
            case "vidu" -> "Vidu";
            case "vtrix" -> "Unified model";
            default -> dialect;
        };
    }
}
