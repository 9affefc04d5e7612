package io.framehouse.gallery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.framehouse.ui.CurrentTeam;
import java.util.List;

/**
 * What can be done with the ticked videos. The browser shows it while any are ticked and writes
 * their number; the ids come only with a press.
 */
final class SelectionBar extends Div {
    private final Div buttons = new Div();

    /** What the bar asks of its screen. */
    interface Ticked {
        CurrentTeam team();

        void run(SelectionAction action);

        void clear();
    }

    SelectionBar(Ticked ticked) {
        addClassNames("selection-bar", "aura-surface-solid");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", "Selected videos");
        getElement().setAttribute("hidden", true);
        Span count = new Span();
        count.addClassNames("selection-bar__count", "num");
        buttons.addClassName("selection-bar__actions");
        Button clear = new Button("Clear", click -> ticked.clear());
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        add(count, clear, buttons);
    }

    void offer(List<SelectionAction> actions, Ticked ticked) {
        buttons.removeAll();
        for (SelectionAction action : actions) {
            Button button = new Button(action.words(), action.icon().create());
            button.addThemeVariants(ButtonVariant.TERTIARY);
            button.addClickListener(click -> ticked.run(action));
            buttons.add(button);
        }
    }
}
