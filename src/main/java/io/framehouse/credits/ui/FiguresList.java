package io.framehouse.credits.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import io.framehouse.shared.Credits;
import io.framehouse.ui.MoneyText;

/** Amounts with their words, beside each other. */
final class FiguresList extends DescriptionList {
    FiguresList() {
        addClassName("balance-card__figures");
    }

    FiguresList put(String word, Credits amount) {
        Div pair = new Div(new Term(word), new Description(MoneyText.of(amount)));
        getElement().appendChild(pair.getElement());
        return this;
    }
}
