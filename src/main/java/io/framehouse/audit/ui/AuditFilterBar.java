package io.framehouse.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.framehouse.audit.AuditLog.TeamName;
import io.framehouse.ui.FilterBar;
import io.framehouse.ui.FilterBar.Chip;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The filters of the log; each change answers the whole filter. */
final class AuditFilterBar extends Div {
    private final FilterBar bar = new FilterBar("Search who: a name or an id");
    private final ComboBox<String> action = new ComboBox<>();
    private final ComboBox<String> object = new ComboBox<>();
    private final ComboBox<String> team = new ComboBox<>();
    private final Select<AuditPeriod> period = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final transient Map<String, String> teams = new LinkedHashMap<>();
    private final transient AuditModel model;
    private final transient Consumer<AuditFilter> listener;
    private transient AuditFilter filter = AuditFilter.none();

    AuditFilterBar(AuditModel model, Consumer<AuditFilter> listener) {
        this.model = model;
        this.listener = listener;
        setUp(action, "Action", AuditWords::title, chosen -> filter.withAction(chosen));
        setUp(object, "Object", AuditWords::object, chosen -> filter.withObject(chosen));
        setUp(team, "Team", this::teamName, chosen -> filter.withTeam(chosen));
        setUpPeriod();
        bar.onSearch(words -> tell(true, filter.withActor(words)));
        bar.onClearAll(() -> tell(true, AuditFilter.none()));
        List<Component> fields = new ArrayList<>(List.of(action, object, period, from, to));
        if (model.allTeams()) {
            fields.add(2, team);
        }
        bar.filters(fields.toArray(Component[]::new));
        add(bar);
    }

    void show(AuditFilter shown) {
        filter = shown;
        teams.clear();
        for (TeamName one : model.teams()) {
            teams.put(one.slug(), one.name());
        }
        boolean platform = model.allTeams();
        choose(action, AuditKinds.actions(platform), shown.action());
        choose(object, AuditWords.types(platform), shown.object());
        choose(team, List.copyOf(teams.keySet()), shown.team());
        period.setValue(shown.period());
        boolean days = shown.period() == AuditPeriod.DAYS;
        from.setVisible(days);
        to.setVisible(days);
        from.setValue(shown.from());
        to.setValue(shown.to());
        bar.setSearch(shown.actor());
        bar.setChips(chips(shown));
    }

    void setResult(String text) {
        bar.setResult(text);
    }

    private void setUp(
            ComboBox<String> box,
            String name,
            Function<String, String> label,
            Function<String, AuditFilter> next) {
        box.setAriaLabel(name);
        box.setPlaceholder(name);
        box.setClearButtonVisible(true);
        box.setItemLabelGenerator(label::apply);
        box.addValueChangeListener(change -> {
            String value = change.getValue();
            tell(change.isFromClient(), next.apply(value == null ? "" : value));
        });
    }

    private void setUpPeriod() {
        period.setAriaLabel("Period");
        period.setItems(AuditPeriod.values());
        period.setItemLabelGenerator(AuditPeriod::label);
        period.addValueChangeListener(
                change -> tell(change.isFromClient(), filter.withPeriod(change.getValue())));
        setUpDay(from, "First day", day -> filter.withDays(day, filter.to()));
        setUpDay(to, "Last day", day -> filter.withDays(filter.from(), day));
    }

    private void setUpDay(
            DatePicker field, String name, Function<@Nullable LocalDate, AuditFilter> next) {
        field.setAriaLabel(name);
        field.setPlaceholder(name);
        field.setClearButtonVisible(true);
        field.setI18n(new DatePicker.DatePickerI18n().setDateFormat("d MMM yyyy"));
        field.addValueChangeListener(
                change -> tell(change.isFromClient(), next.apply(change.getValue())));
    }

    /** What the address names stays chosen, also where it is no usual choice. */
    private static void choose(ComboBox<String> box, List<String> usual, String chosen) {
        List<String> items = new ArrayList<>(usual);
        if (!chosen.isEmpty() && !items.contains(chosen)) {
            items.add(chosen);
        }
        box.setItems(items);
        if (chosen.isEmpty()) {
            box.clear();
        } else {
            box.setValue(chosen);
        }
    }

    private List<Chip> chips(AuditFilter shown) {
        List<Chip> chips = new ArrayList<>();
        add(chips, "Who: ", shown.actor(), shown.actor(), shown.withActor(""));
        add(
                chips,
                "Action: ",
                shown.action(),
                AuditWords.title(shown.action()),
                shown.withAction(""));
        add(
                chips,
                "Object: ",
                shown.object(),
                AuditWords.object(shown.object()),
                shown.withObject(""));
        add(chips, "Team: ", shown.team(), teamName(shown.team()), shown.withTeam(""));
        if (shown.period() != AuditPeriod.MONTH) {
            chips.add(
                    chip(
                            shown.period() == AuditPeriod.DAYS
                                    ? "Chosen days"
                                    : shown.period().label(),
                            shown.withPeriod(AuditPeriod.MONTH)));
        }
        return chips;
    }

    private void add(
            List<Chip> chips, String name, String value, String words, AuditFilter without) {
        if (!value.isEmpty()) {
            chips.add(chip(name + words, without));
        }
    }

    private Chip chip(String text, AuditFilter without) {
        return new Chip(text, () -> tell(true, without));
    }

    private String teamName(String slug) {
        return teams.getOrDefault(slug, slug);
    }

    private void tell(boolean byPerson, AuditFilter next) {
        if (byPerson && !next.equals(filter)) {
            listener.accept(next);
        }
    }
}
