package io.framehouse.catalog.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.catalog.PriceVersion;
import java.util.List;

/** The models on the left, each with how sure its price is and what has none. */
final class PriceList extends Nav {
    private static final int SEARCH_FROM = 8;

    private final List<BookRow> rows;
    private final String chosen;
    private final UnorderedList list = new UnorderedList();
    private final Paragraph none = new Paragraph("No model matches.");

    PriceList(List<BookRow> rows, String chosen) {
        this.rows = rows;
        this.chosen = chosen;
        addClassName("price-list");
        getElement().setAttribute("aria-label", "Models");
        list.addClassName("price-list__items");
        none.addClassName("secondary");
        if (rows.size() >= SEARCH_FROM) {
            add(search());
        }
        add(list, none);
        show("");
    }

    private TextField search() {
        TextField search = new TextField();
        search.setAriaLabel("Find a model");
        search.setPlaceholder("Find a model");
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show(change.getValue()));
        return search;
    }

    private void show(String words) {
        list.removeAll();
        List<BookRow> found = PricesModel.matching(rows, words);
        found.forEach(row -> list.add(new ListItem(link(row))));
        none.setVisible(found.isEmpty());
    }

    private Anchor link(BookRow row) {
        Span title = new Span(row.model().title());
        title.addClassName("price-list__title");
        Span mode = new Span(CapsWords.mode(row.model().mode()));
        mode.addClassName("caption");
        Div marks = new Div();
        marks.addClassName("price-list__marks");
        PriceVersion inForce = row.inForce();
        if (inForce != null) {
            marks.add(PriceBadge.certainty(inForce.certainty()));
        }
        row.gaps().stream().limit(2).forEach(gap -> marks.add(gap(gap)));
        Anchor link = new Anchor(PricesNavigation.path(row.model().id()), title, mode, marks);
        link.addClassName("price-list__link");
        link.setRouterIgnore(false);
        if (row.model().id().equals(chosen)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }

    private static Span gap(String words) {
        Span gap = new Span(VaadinIcon.WARNING.create(), new Span(words));
        gap.addClassName("price-gap");
        return gap;
    }
}
