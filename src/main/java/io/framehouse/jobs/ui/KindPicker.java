package io.framehouse.jobs.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a video is made from, each kind with the number of its models. */
final class KindPicker extends Div {
    private final RadioButtonGroup<String> group = new RadioButtonGroup<>();
    private final Map<String, List<ModelChoice>> byKind;
    private final Map<String, ModelChoice> lastOfKind = new HashMap<>();
    private @Nullable ModelChoice shown;

    /**
     * @param onChoice told the model last shown of a kind that a person turns to, or its first
     */
    KindPicker(List<ModelChoice> choices, Consumer<ModelChoice> onChoice) {
        byKind =
                choices.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ModelChoice::kind,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byKind.forEach((kind, models) -> lastOfKind.put(kind, models.getFirst()));
        addClassName("model-picker__kinds");
        group.setAriaLabel("Made from");
        group.addClassName("segments");
        group.setManualValidation(true);
        group.setItems(byKind.keySet());
        group.setItemLabelGenerator(kind -> kind + " (" + of(kind).size() + ")");
        group.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                onChoice.accept(Objects.requireNonNull(lastOfKind.get(change.getValue())));
            }
        });
        add(group);
    }

    List<ModelChoice> of(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** Shows the kind of a model; says whether the models shown change with it. */
    boolean show(ModelChoice choice) {
        ModelChoice before = shown;
        shown = choice;
        lastOfKind.put(choice.kind(), choice);
        group.setValue(choice.kind());
        return before == null || !before.kind().equals(choice.kind());
    }
}
