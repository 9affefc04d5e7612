package io.framehouse.jobs.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.framehouse.jobs.JobState;
import io.framehouse.ui.FilterBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The filters of the jobs list; each change answers the whole filter. */
final class JobFilterBar extends Div {
    private static final String ANYBODY = "Everybody";
    private static final String ME = "Me";
    private static final String ANY_MODEL = "";

    private final FilterBar bar = new FilterBar("Search prompts and ids");
    private final MultiSelectComboBox<JobState> status = new MultiSelectComboBox<>();
    private final Select<String> model = new Select<>();
    private final Select<String> by = new Select<>();
    private final Select<JobListFilter.Period> period = new Select<>();
    private final Map<String, String> titles;
    private final Consumer<JobListFilter> listener;
    private JobListFilter filter = JobListFilter.none();

    JobFilterBar(
            List<String> models, Map<String, String> titles, Consumer<JobListFilter> listener) {
        this.titles = titles;
        this.listener = listener;
        status.setAriaLabel("Status");
        status.setPlaceholder("Status");
        status.setItems(JobState.values());
        status.setItemLabelGenerator(JobStatusFormatter::word);
        status.addValueChangeListener(
                change -> tell(change.isFromClient(), filter.withStates(change.getValue())));
        List<String> choices = new ArrayList<>(List.of(ANY_MODEL));
        choices.addAll(models);
        model.setAriaLabel("Model");
        model.setItems(choices);
        model.setItemLabelGenerator(id -> id.isEmpty() ? "All models" : title(id));
        model.addValueChangeListener(change ->
                tell(
                        change.isFromClient(),
                        filter.withModel(
                                ANY_MODEL.equals(change.getValue()) ? null : change.getValue())));
        by.setAriaLabel("By");
        by.setItems(ANYBODY, ME);
        by.addValueChangeListener(change ->
                tell(change.isFromClient(), filter.withMine(ME.equals(change.getValue()))));
        period.setAriaLabel("Period");
        period.setItems(JobListFilter.Period.values());
        period.setItemLabelGenerator(JobListFilter.Period::label);
        period.addValueChangeListener(
                change -> tell(change.isFromClient(), filter.withPeriod(change.getValue())));
        bar.onSearch(words -> tell(true, filter.withText(words)));
        bar.onClearAll(() -> tell(true, JobListFilter.none()));
        bar.filters(status, model, by, period);
        add(bar);
    }

    void show(JobListFilter shown) {
        filter = shown;
        bar.setSearch(shown.text());
        status.setValue(shown.states());
        model.setValue(shown.model() == null ? ANY_MODEL : shown.model());
        by.setValue(shown.mine() ? ME : ANYBODY);
        period.setValue(shown.period());
        bar.setChips(chips(shown));
    }

    void setResult(String text) {
        bar.setResult(text);
    }

    private List<FilterBar.Chip> chips(JobListFilter shown) {
        List<FilterBar.Chip> chips = new ArrayList<>();
        shown.states().stream()
                .sorted()
                .forEach(state -> {
                    List<JobState> rest = new ArrayList<>(shown.states());
                    rest.remove(state);
                    chips.add(
                            chip(
                                    "Status: " + JobStatusFormatter.word(state),
                                    shown.withStates(java.util.Set.copyOf(rest))));
                });
        if (shown.model() != null) {
            chips.add(chip("Model: " + title(shown.model()), shown.withModel(null)));
        }
        if (shown.mine()) {
            chips.add(chip("By: me", shown.withMine(false)));
        }
        if (shown.period() != JobListFilter.Period.ANY) {
            chips.add(chip(shown.period().label(), shown.withPeriod(JobListFilter.Period.ANY)));
        }
        if (!shown.text().isEmpty()) {
            chips.add(chip("Search: " + shown.text(), shown.withText("")));
        }
        return chips;
    }

    private FilterBar.Chip chip(String text, JobListFilter without) {
        return new FilterBar.Chip(text, () -> tell(true, without));
    }

    private String title(String id) {
        return titles.getOrDefault(id, id);
    }

    private void tell(boolean byPerson, JobListFilter next) {
        if (byPerson && !next.equals(filter)) {
            listener.accept(next);
        }
    }
}
