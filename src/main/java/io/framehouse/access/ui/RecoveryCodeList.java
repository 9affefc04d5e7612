package io.framehouse.access.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.framehouse.ui.CopyButton;
import java.util.List;

/** Recovery codes, shown this once. */
@StyleSheet("styles/views/access.css")
final class RecoveryCodeList extends Div {
    private static final long serialVersionUID = 1L;

    RecoveryCodeList(List<String> codes) {
        addClassName("recovery-codes");
        UnorderedList list = new UnorderedList();
        list.addClassNames("recovery-codes__list", "mono");
        list.getElement().setAttribute("aria-label", "Recovery codes");
        codes.forEach(code -> list.add(new ListItem(code)));
        add(
                new Paragraph(
                        "Keep these codes where your phone is not. Each lets you in once without the"
                                + " app. They are not shown again."),
                list,
                CopyButton.labelled("Copy codes", "recovery codes", String.join("\n", codes)));
    }
}
