package io.framehouse.gallery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import io.framehouse.ui.FilterBar;
import io.framehouse.ui.Toast;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Search, the filters most used, and a way to all others; each change answers the whole filter. */
final class GalleryFilterBar extends Div {
    private static final String ANYBODY = "";

    private final FilterBar bar = new FilterBar("Search prompts, titles and notes");
    private final MultiSelectComboBox<String> models = new MultiSelectComboBox<>();
    private final Select<String> by = new Select<>();
    private final GalleryModel model;
    private final Consumer<GalleryFilter> listener;
    private @Nullable FilterDrawer drawer;
    private String result = "videos";

    GalleryFilterBar(GalleryModel model, Consumer<GalleryFilter> listener) {
        this.model = model;
        this.listener = listener;
        models.setAriaLabel("Model");
        models.setPlaceholder("Model");
        models.setItems(model.choices().models().keySet());
        models.setItemLabelGenerator(model::title);
        models.setManualValidation(true);
        models.addValueChangeListener(change -> {
            String wrong =
                    FilterRules.wrong(
                            GalleryField.MODEL, change.getValue(), GalleryField.MODEL.most());
            models.setErrorMessage(wrong);
            models.setInvalid(wrong != null);
            if (wrong == null) {
                tell(change.isFromClient(), now().withParts(GalleryField.MODEL, change.getValue()));
            }
        });
        by.setAriaLabel("By");
        by.setItemLabelGenerator(
                who -> who.isEmpty() ? "Everybody" : model.choices().name(GalleryField.BY, who));
        by.addValueChangeListener(change -> {
            String who = change.getValue();
            tell(change.isFromClient(), now().with(GalleryField.BY, who == null ? "" : who));
        });
        Button more = new Button("All filters", VaadinIcon.SLIDERS.create(), click -> open());
        bar.onSearch(this::search);
        bar.onClearAll(() -> tell(true, now().cleared()));
        Button saved =
                new Button(
                        "Saved",
                        VaadinIcon.BOOKMARK_O.create(),
                        click -> new SearchesDialog(model.searches()).open());
        saved.setAriaLabel("Saved searches");
        bar.filters(models, by, more, saved);
        add(bar);
    }

    /** Shows the model's filter. */
    void show() {
        GalleryFilter filter = now();
        bar.setSearch(filter.value(GalleryField.TEXT));
        models.setValue(known(filter.parts(GalleryField.MODEL)));
        LinkedHashSet<String> people = new LinkedHashSet<>(List.of(ANYBODY));
        people.addAll(model.choices().people().keySet());
        people.add(filter.value(GalleryField.BY));
        by.setItems(people);
        by.setValue(filter.value(GalleryField.BY));
        bar.setChips(chips(filter));
    }

    private void search(String words) {
        String wrong = FilterRules.wrong(GalleryField.TEXT, words);
        if (wrong == null) {
            tell(true, now().with(GalleryField.TEXT, words));
        } else {
            Toast.error(wrong);
        }
    }

    /** How many videos there are now; the tools below show it, the drawer leads to them. */
    void setResult(String text) {
        result = text.isEmpty() ? "no videos" : text;
        if (drawer != null) {
            drawer.setResult(result);
        }
    }

    private void open() {
        FilterDrawer opened = new FilterDrawer(model, listener);
        opened.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                drawer = null;
            }
        });
        drawer = opened;
        opened.setResult(result);
        opened.open();
    }

    private List<FilterBar.Chip> chips(GalleryFilter filter) {
        List<FilterBar.Chip> chips = new ArrayList<>();
        for (GalleryField field : GalleryField.values()) {
            switch (field) {
                case MODEL, LABEL, STATE ->
                        filter.parts(field).forEach(part -> chips.add(part(filter, field, part)));
                default -> {
                    if (filter.has(field)) {
                        chips.add(chip(words(filter, field), filter.without(field)));
                    }
                }
            }
        }
        return chips;
    }

    private FilterBar.Chip part(GalleryFilter filter, GalleryField field, String part) {
        Set<String> rest = filter.parts(field);
        rest.remove(part);
        String name = field == GalleryField.LABEL ? "Label" : field.title();
        return chip(name + ": " + model.choices().name(field, part), filter.withParts(field, rest));
    }

    private String words(GalleryFilter filter, GalleryField field) {
        String value = filter.value(field);
        return switch (field) {
            case STARRED, TRASH -> field.title();
            case MONTH -> WallWords.month(YearMonth.parse(value));
            case MADE -> "Made: " + DayRange.parse(value).map(DayRange::words).orElse("");
            case LENGTH -> "Length: " + range(filter, field) + " s";
            case COST -> "Cost: " + range(filter, field) + " cr";
            case BATCH -> "One batch";
            case COLLECTION -> "Collection: " + model.collection();
            case BY -> "By: " + model.choices().name(field, value).replaceFirst("^Me$", "me");
            default -> field.title() + ": " + model.choices().name(field, value);
        };
    }

    private static String range(GalleryFilter filter, GalleryField field) {
        return filter.range(field).map(ValueRange::words).orElse("");
    }

    private FilterBar.Chip chip(String text, GalleryFilter without) {
        return new FilterBar.Chip(text, () -> tell(true, without));
    }

    private Set<String> known(Set<String> ids) {
        ids.retainAll(model.choices().models().keySet());
        return ids;
    }

    private GalleryFilter now() {
        return model.filter();
    }

    private void tell(boolean byPerson, GalleryFilter next) {
        if (byPerson && !next.equals(now())) {
            listener.accept(next);
        }
    }
}
