package io.framehouse.access.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.framehouse.ui.FilterBar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The filters of the list of keys; each change answers the whole filter. */
final class KeyFilterBar extends Div {
    private static final String ANYBODY = "";

    private final FilterBar bar = new FilterBar("Search names and keys");
    private final Select<KeyFilter.Show> status = new Select<>();
    private final Select<String> owner = new Select<>();
    private final Map<String, String> owners = new LinkedHashMap<>();
    private final Consumer<KeyFilter> listener;
    private KeyFilter filter = KeyFilter.none();

    KeyFilterBar(Consumer<KeyFilter> listener) {
        this.listener = listener;
        status.setAriaLabel("Status");
        status.setItems(KeyFilter.Show.values());
        status.setItemLabelGenerator(KeyFilter.Show::words);
        status.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                tell(filter.withShow(change.getValue()));
            }
        });
        owner.setAriaLabel("Owner");
        owner.setItemLabelGenerator(id -> owners.getOrDefault(id, "Unknown owner"));
        owner.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                tell(filter.withOwner(change.getValue()));
            }
        });
        bar.onSearch(words -> tell(filter.withText(words)));
        bar.onClearAll(() -> tell(KeyFilter.none()));
        bar.filters(status, owner);
        add(bar);
    }

    /**
     * Shows a filter over keys.
     *
     * @param rows all keys, whose owners can be chosen
     * @param found how many of them the filter shows
     */
    void show(KeyFilter shown, List<KeyRow> rows, int found) {
        filter = shown;
        setVisible(!rows.isEmpty());
        owners.clear();
        owners.put(ANYBODY, "Any owner");
        rows.forEach(row -> owners.putIfAbsent(KeyFilter.ownerOf(row), row.owner()));
        List<String> ids = new ArrayList<>(owners.keySet());
        if (!ids.contains(shown.owner())) {
            ids.add(shown.owner());
        }
        owner.setItems(ids);
        owner.setVisible(ids.size() > 2);
        owner.setValue(shown.owner());
        status.setValue(shown.show());
        bar.setSearch(shown.text());
        bar.setChips(chips(shown));
        bar.setResult(
                found == rows.size()
                        ? count(found)
                        : "%d of %s".formatted(found, count(rows.size())));
    }

    private static String count(int keys) {
        return keys == 1 ? "1 key" : keys + " keys";
    }

    private List<FilterBar.Chip> chips(KeyFilter shown) {
        List<FilterBar.Chip> chips = new ArrayList<>();
        if (shown.show() != KeyFilter.Show.ANY) {
            chips.add(chip("Status: " + shown.show().words(), shown.withShow(KeyFilter.Show.ANY)));
        }
        if (!shown.owner().isEmpty()) {
            chips.add(
                    chip(
                            "Owner: " + owners.getOrDefault(shown.owner(), "Unknown owner"),
                            shown.withOwner("")));
        }
        if (!shown.text().isEmpty()) {
            chips.add(chip("Search: " + shown.text(), shown.withText("")));
        }
        return chips;
    }

    private FilterBar.Chip chip(String text, KeyFilter without) {
        return new FilterBar.Chip(text, () -> tell(without));
    }

    private void tell(KeyFilter next) {
        if (!next.equals(filter)) {
            listener.accept(next);
        }
    }
}
