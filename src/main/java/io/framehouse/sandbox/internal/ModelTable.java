package io.framehouse.sandbox.internal;

import java.util.List;

/** The models with their modes, lengths and resolutions, as the files tell. */
final class ModelTable {
    private ModelTable() {}

    /** The rows of that model in that mode; empty where there is none. */
    static List<ModelRule> of(String model, Mode mode) {
        return ModelFiles.ALL.rules.stream()
                .filter(rule -> rule.model().equals(model) && rule.modes().contains(mode))
                .toList();
    }
}
