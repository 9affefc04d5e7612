package io.framehouse.jobs.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.framehouse.catalog.ui.ModelsNavigation;
import io.framehouse.ui.CurrentTeam;
import java.util.List;
import java.util.function.Consumer;

/**
 * The models as cards; those that the team may not use are folded below. Where there are many, the
 * kind of video is chosen first, and only its models are shown.
 */
final class ModelPicker extends Section {
    /** So many cards are seen at a glance. */
    private static final int FEW = 6;

    private final RadioButtonGroup<ModelChoice> group = new RadioButtonGroup<>();
    private final KindPicker kinds;
    private final List<ModelChoice> open;

    /**
     * @param team whose models they are
     * @param manages whether the person may allow models, rather than ask for them
     * @param onChoice gets the model that the person chose
     */
    ModelPicker(
            List<ModelChoice> choices,
            CurrentTeam team,
            boolean manages,
            String admins,
            Consumer<ModelChoice> onChoice) {
        addClassNames("create-section", "card");
        H2 heading = new H2("Model");
        heading.addClassName("section-title");
        group.setAriaLabel("Model");
        group.addClassName("model-picker");
        group.setManualValidation(true);
        open = choices.stream().filter(choice -> choice.allowed() != null).toList();
        kinds = new KindPicker(open, onChoice);
        kinds.setVisible(open.size() > FEW);
        group.setItems(open);
        group.setRenderer(new ComponentRenderer<>(ModelPicker::card));
        group.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                onChoice.accept(change.getValue());
            }
        });
        add(heading, kinds, group);
        List<ModelChoice> closed =
                choices.stream().filter(choice -> choice.allowed() == null).toList();
        if (!closed.isEmpty()) {
            add(closed(closed, team, manages, admins));
        }
    }

    void show(ModelChoice choice) {
        if (kinds.isVisible() && kinds.show(choice)) {
            group.setItems(kinds.of(choice.kind()));
        }
        group.setValue(choice);
    }

    private static Div card(ModelChoice choice) {
        Span title = new Span(choice.model().title());
        title.addClassName("model-card__title");
        Span kind = new Span(choice.kind());
        kind.addClassName("model-card__kind");
        Div head = new Div(title, kind);
        head.addClassName("model-card__head");
        Span summary = new Span(choice.model().summary());
        summary.addClassName("model-card__summary");
        Div card = new Div(head, summary);
        card.addClassName("model-card");
        if (choice.from() != null) {
            Span from = new Span(choice.from());
            from.addClassNames("model-card__from", "num");
            card.add(from);
        }
        choice.caps()
                .forEach(cap -> {
                    Span badge = new Span(cap);
                    badge.addClassName("model-card__cap");
                    card.add(badge);
                });
        return card;
    }

    private static Details closed(
            List<ModelChoice> closed, CurrentTeam team, boolean manages, String admins) {
        UnorderedList list = new UnorderedList();
        list.addClassName("model-picker__closed");
        closed.forEach(choice -> list.add(closed(choice, team, manages)));
        Paragraph how =
                new Paragraph(
                        manages
                                ? "You can allow them in " + team.name() + "."
                                : "Requests go to " + admins + ".");
        how.addClassName("create-hint");
        return new Details(closed.size() + " not allowed for you", list, how);
    }

    /** What was filled in stays as a draft while the person goes and asks. */
    private static ListItem closed(ModelChoice choice, CurrentTeam team, boolean manages) {
        String name = choice.model().title() + " \u00b7 " + choice.kind();
        Anchor ask =
                new Anchor(
                        ModelsNavigation.ask(team, choice.model().id()),
                        manages ? "Allow it" : "Ask for it");
        ask.setAriaLabel((manages ? "Allow " : "Ask for ") + name);
        return new ListItem(new Span(name), ask);
    }
}
