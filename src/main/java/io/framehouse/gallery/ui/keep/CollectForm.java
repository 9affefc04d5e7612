package io.framehouse.gallery.ui.keep;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import io.framehouse.gallery.CollectionData;
import io.framehouse.gallery.CollectionData.Visibility;
import io.framehouse.gallery.Collections;
import io.framehouse.gallery.KeptVideo.CollectionName;
import io.framehouse.gallery.ui.GalleryNavigation;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Toast;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Into which collection videos go, an old or a new one, and out of which. */
final class CollectForm {
    private final Collections collections;
    private final CurrentTeam team;
    private final Set<UUID> videos;
    private final List<CollectionName> holding;
    private final ComboBox<String> into = new ComboBox<>("Add to");
    private final Checkbox mine = new Checkbox("Only I see the new collection");
    private final MultiSelectComboBox<CollectionName> outOf =
            new MultiSelectComboBox<>("Take out of");
    private final List<CollectionName> known;
    private @Nullable CollectionName filled;

    CollectForm(Collections collections, CurrentTeam team, Set<UUID> videos) {
        this.collections = collections;
        this.team = team;
        this.videos = videos;
        known = new ArrayList<>(collections.list(team.id()).stream().map(KeepWords::name).toList());
        holding = collections.holding(team.id(), videos);
        into.setItems(known.stream().map(KeepWords::collection).toList());
        into.setAllowCustomValue(true);
        into.setManualValidation(true);
        into.setClearButtonVisible(true);
        into.setHelperText("Choose one, or type the name of a new one.");
        into.addCustomValueSetListener(typed -> into.setValue(typed.getDetail().strip()));
        into.addValueChangeListener(change -> mine.setVisible(isNew()));
        mine.setVisible(false);
        outOf.setItems(holding);
        outOf.setItemLabelGenerator(KeepWords::collection);
        outOf.setPlaceholder("None of these");
    }

    void open(Runnable done) {
        List<Component> fields = new ArrayList<>(List.of(into, mine));
        if (!holding.isEmpty()) {
            fields.add(outOf);
        }
        new KeepDialog(
                        "Add %s to a collection".formatted(KeepWords.these(videos.size())),
                        fields,
                        "Save collections",
                        this::save,
                        this::refuse,
                        () -> {
                            tell();
                            done.run();
                        })
                .open();
        into.focus();
    }

    private void save() {
        String name = into.getValue();
        boolean fill = name != null && !name.isBlank();
        if (!fill && outOf.getValue().isEmpty()) {
            throw DomainException.invalid(
                    "name", "required", "Choose a collection, or type the name of a new one.");
        }
        if (fill) {
            CollectionName target = target(name);
            collections.add(team.id(), target.id(), videos);
            filled = target;
        }
        outOf.getValue().forEach(one -> collections.remove(team.id(), one.id(), videos));
    }

    private CollectionName target(String name) {
        return known.stream()
                .filter(one -> KeepWords.collection(one).equals(name))
                .findFirst()
                .orElseGet(() -> made(name));
    }

    private CollectionName made(String name) {
        Visibility who = mine.getValue() ? Visibility.PRIVATE : Visibility.TEAM;
        CollectionName made =
                KeepWords.name(collections.create(team.id(), new CollectionData(name, "", who)));
        // Where the videos are refused afterwards, the next press fills this one.
        known.add(made);
        return made;
    }

    private boolean isNew() {
        String name = into.getValue();
        return name != null
                && !name.isBlank()
                && known.stream().noneMatch(one -> KeepWords.collection(one).equals(name));
    }

    private void refuse(List<FieldError> errors) {
        into.setErrorMessage(errors.getFirst().message());
        into.setInvalid(true);
        into.focus();
    }

    private void tell() {
        CollectionName target = filled;
        if (target == null) {
            Toast.success(KeepWords.videos(videos.size()) + " taken out.");
            return;
        }
        UI ui = UI.getCurrent();
        Toast.successWith(
                "%s added to \u201c%s\u201d."
                        .formatted(KeepWords.videos(videos.size()), target.name()),
                "Open collection",
                () ->
                        ui.navigate(
                                GalleryNavigation.wall(team),
                                com.vaadin.flow.router.QueryParameters.of(
                                        "collection", target.id().toString())));
    }
}
