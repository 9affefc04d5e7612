package io.framehouse.reports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.reports.Proof.Invariant;
import io.framehouse.ui.CopyButton;
import io.framehouse.ui.PlainTable;
import io.framehouse.ui.PlainTable.Column;
import io.framehouse.ui.StatusBadge;
import io.framehouse.ui.StatusBadge.Style;
import java.util.List;

/** The checks of a run; where one failed, its count opens the items. */
final class ProofTable extends Section {
    ProofTable(List<Invariant> checks) {
        addClassName("proof__checks");
        H2 title = new H2("Checks");
        title.addClassName("section-title");
        PlainTable table =
                new PlainTable(
                        "Checks of the last proof",
                        List.of(Column.text("Check"), Column.text("Result"), Column.text("Found")));
        checks.forEach(check -> table.row(List.of(name(check), result(check), found(check))));
        add(title, table);
    }

    private static Component name(Invariant check) {
        Span title = new Span(check.title());
        Span code = new Span(check.code());
        code.addClassNames("mono", "secondary");
        Div name = new Div(title, code);
        name.addClassName("proof__check");
        return name;
    }

    private static Component result(Invariant check) {
        return check.count() == 0
                ? StatusBadge.of("Passed", VaadinIcon.CHECK_CIRCLE, Style.GOOD)
                : StatusBadge.of("Difference found", VaadinIcon.WARNING, Style.BAD);
    }

    private static Component found(Invariant check) {
        if (check.count() == 0) {
            return new Span("0 items");
        }
        UnorderedList items = new UnorderedList();
        items.addClassName("proof__items");
        for (String item : check.items()) {
            Span id = new Span(item);
            id.addClassName("mono");
            items.add(new ListItem(id, new CopyButton("item " + item, item)));
        }
        if (check.count() > check.items().size()) {
            items.add(new ListItem("and %d more".formatted(check.count() - check.items().size())));
        }
        return new NativeDetails(ProofModel.items(check.count()), items);
    }
}
