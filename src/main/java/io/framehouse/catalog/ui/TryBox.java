package io.framehouse.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import io.framehouse.catalog.Quote;
import io.framehouse.shared.DomainException;
import io.framehouse.teams.Team;
import io.framehouse.ui.Announcer;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.SafeBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Settings on one side, the lines of their quote on the other; nothing is held. */
final class TryBox extends Section {
    private final PricesModel prices;
    private final CatalogModel model;
    private final RuleDraft rule;
    private final long version;
    private final Map<String, HasValue<?, ?>> controls = new LinkedHashMap<>();
    private final ComboBox<Team> team = new ComboBox<>("For the team");
    private final SafeBlock quote;

    TryBox(PricesModel prices, CatalogModel model, RuleDraft rule, long version) {
        this.prices = prices;
        this.model = model;
        this.rule = rule;
        this.version = version;
        addClassNames("card", "try-box");
        H3 title = new H3("Try it");
        title.addClassName("section-title");
        Paragraph help = new Paragraph("What a job would hold by this version. Nothing is sent.");
        help.addClassName("caption");
        Div settings = new Div();
        settings.addClassName("try-box__settings");
        PricesModel.priced(model, rule).forEach(field -> settings.add(control(field)));
        settings.add(teamField());
        quote = new SafeBlock("Price not available. Try again.", this::quote);
        quote.addClassName("try-box__quote");
        quote.getElement().setAttribute("aria-live", "polite");
        Div columns = new Div(settings, quote);
        columns.addClassName("try-box__columns");
        add(title, help, columns);
    }

    private Component teamField() {
        List<Team> teams = prices.teams();
        team.setItems(teams);
        team.setItemLabelGenerator(Team::name);
        team.setPlaceholder("Price book only");
        team.setClearButtonVisible(true);
        team.addValueChangeListener(change -> again());
        team.setVisible(!teams.isEmpty());
        return team;
    }

    private Component control(FormField field) {
        return switch (field.kind()) {
            case SWITCH -> remember(field, new Checkbox(field.label()));
            case INTEGER -> remember(field, number(field));
            default -> remember(field, choice(field));
        };
    }

    private <C extends Component & HasValue<?, ?>> C remember(FormField field, C control) {
        controls.put(field.name(), control);
        if (control instanceof Checkbox box) {
            box.setValue(Boolean.TRUE.equals(field.defaultValue()));
            box.addValueChangeListener(change -> again());
        }
        return control;
    }

    private IntegerField number(FormField field) {
        IntegerField number = new IntegerField(field.label());
        Integer min = field.min();
        Integer max = field.max();
        if (min != null && max != null) {
            number.setMin(min);
            number.setMax(max);
            number.setHelperText(min + " to " + max);
        }
        number.setStepButtonsVisible(true);
        if (field.defaultValue() instanceof Number standard) {
            number.setValue(standard.intValue());
        }
        number.setValueChangeMode(ValueChangeMode.LAZY);
        number.addValueChangeListener(change -> again());
        return number;
    }

    private Select<String> choice(FormField field) {
        Select<String> choice = new Select<>();
        choice.setLabel(field.label());
        Map<String, String> labels = new LinkedHashMap<>();
        field.options().forEach(option -> labels.put(option.value(), option.label()));
        choice.setItems(labels.keySet());
        choice.setItemLabelGenerator(value -> labels.getOrDefault(value, value));
        if (field.defaultValue() != null) {
            choice.setValue(field.defaultValue().toString());
        }
        choice.addValueChangeListener(change -> again());
        return choice;
    }

    private void again() {
        quote.load();
    }

    private Component quote() {
        String wrong = wrongNumber();
        if (wrong != null) {
            return problem(wrong);
        }
        try {
            Team chosen = team.getValue();
            Quote made =
                    prices.trial(
                            model, version, rule, settings(), chosen == null ? null : chosen.id());
            Announcer.polite(CreditsFormat.sentence(made.total()));
            return new QuoteLines(made);
        } catch (DomainException refusal) {
            return problem(String.valueOf(refusal.getMessage()));
        }
    }

    private @org.jspecify.annotations.Nullable String wrongNumber() {
        return controls.values().stream()
                .filter(IntegerField.class::isInstance)
                .map(IntegerField.class::cast)
                .filter(field -> {
                    Integer value = field.getValue();
                    return value == null || value < field.getMin() || value > field.getMax();
                })
                .map(field ->
                        "%s must be %d to %d."
                                .formatted(field.getLabel(), field.getMin(), field.getMax()))
                .findFirst()
                .orElse(null);
    }

    private ObjectNode settings() {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        controls.forEach((name, control) -> {
            switch (control.getValue()) {
                case Boolean flag -> settings.put(name, flag);
                case Integer number -> settings.put(name, number);
                case String word -> settings.put(name, word);
                case null -> {}
                default -> settings.put(name, Objects.toString(control.getValue()));
            }
        });
        return settings;
    }

    private static Paragraph problem(String words) {
        Paragraph problem = new Paragraph(words);
        problem.addClassName("try-box__problem");
        return problem;
    }
}
