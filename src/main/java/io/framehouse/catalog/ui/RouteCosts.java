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

/** What each way to have a model made is expected to cost, in the provider's own unit. */
final class RouteCosts extends Section {
    RouteCosts(CatalogModel model) {
        addClassNames("card", "route-costs");
        H3 title = new H3("Cost at the providers");
        title.addClassName("section-title");
        UnorderedList list = new UnorderedList();
        list.addClassName("route-costs__list");
        model.routes().forEach(route -> list.add(new ListItem(item(model, route))));
        add(title, list);
    }

    private static Component item(CatalogModel model, Route route) {
        Span path = new Span(route.path());
        path.addClassName("mono");
        Div head = new Div(path);
        head.addClassName("route-costs__head");
        Div item = new Div(head);
        item.addClassName("route-costs__item");
        Route.Cost cost = route.cost();
        if (cost == null) {
            item.add(new Span("Not known yet"));
            return item;
        }
        head.add(PriceBadge.certainty(cost.certainty()));
        item.add(
                new Span(
                        "%s, tells its cost in %s"
                                .formatted(
                                        dialect(route.dialect()),
                                        cost.unit().equals("USD") ? "USD" : "provider credits")));
        if (cost.rule() != null) {
            RuleDraft rule = RuleDraft.of(cost.rule());
            rule.rows().forEach(row -> item.add(new Span(words(model, rule, row))));
        }
        Paragraph source = new Paragraph(cost.source());
        source.addClassName("caption");
        item.add(source);
        return item;
    }

    private static String words(CatalogModel model, RuleDraft rule, RuleDraft.Row row) {
        StringBuilder words =
                new StringBuilder(PriceWords.settings(model, row.when())).append(": ");
        if (row.generation() != null) {
            words.append(PriceWords.provider(row.generation(), rule.unit())).append(" a video ");
        }
        for (int index = 0; index < row.seconds().size(); index++) {
            words.append(index == 0 ? "" : ", then ")
                    .append(PriceWords.provider(row.seconds().get(index), rule.unit()));
        }
        return row.seconds().isEmpty()
                ? words.toString().strip()
                : words.append(" a second").toString();
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
