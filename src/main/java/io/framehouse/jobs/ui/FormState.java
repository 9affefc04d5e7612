package io.framehouse.jobs.ui;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person chose, over all models: a value that does not fit the present model is kept and
 * comes back with a model that it fits.
 */
final class FormState {
    private final Map<String, Object> wanted = new LinkedHashMap<>();
    private final Map<String, Object> fitted = new LinkedHashMap<>();
    private final Set<String> touched = new HashSet<>();
    private CatalogModel model;
    private AllowedModel allowed;

    FormState(CatalogModel model, AllowedModel allowed) {
        this.model = model;
        this.allowed = allowed;
        fit();
    }

    CatalogModel model() {
        return model;
    }

    AllowedModel allowed() {
        return allowed;
    }

    /** What the person gave with their own hands, and nothing that was filled in for them. */
    Set<String> touched() {
        return Set.copyOf(touched);
    }

    /** Notes that the person gave a value, or took theirs back. */
    void touch(String name, boolean given) {
        if (given) {
            touched.add(name);
        } else {
            touched.remove(name);
        }
    }

    void replaceTouched(Set<String> names) {
        touched.clear();
        touched.addAll(names);
    }

    /** Whether there is nothing in it to lose. */
    boolean isEmpty() {
        return wanted.isEmpty() && touched.isEmpty();
    }

    /** Everything chosen, also what the present model does not have. */
    Map<String, Object> wanted() {
        return Map.copyOf(wanted);
    }

    void replaceWanted(Map<String, Object> values) {
        wanted.clear();
        wanted.putAll(values);
        fit();
    }

    /** Sets, or with null forgets, a value. */
    void set(String field, @Nullable Object value) {
        fitted.remove(field);
        if (value == null) {
            wanted.remove(field);
        } else {
            wanted.put(field, value);
        }
    }

    /** Changes the model and says, in words, which chosen values had to change. */
    List<String> switchTo(CatalogModel newModel, AllowedModel newAllowed) {
        Map<String, Object> before = shown();
        CatalogModel old = model;
        model = newModel;
        allowed = newAllowed;
        fit();
        return new ModelChange(old, before, this).words();
    }

    /** The values of the present model by field. */
    Map<String, Object> shown() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FormField field : model.fields()) {
            Object value = value(field);
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return values;
    }

    boolean isChosen(String field) {
        return wanted.containsKey(field);
    }

    Optional<FormField> field(String name) {
        return model.fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    FieldState state(FormField field) {
        TeamCaps caps = TeamCaps.of(field, allowed);
        if (field.unavailable() != null) {
            return new FieldState(value(field), false, field.unavailable(), null, Set.of());
        }
        FormField.Condition condition = field.enabledWhen();
        if (condition != null && !condition.values().contains(text(condition.field()))) {
            return new FieldState(
                    value(field), false, condition.reason(), max(field, caps), Set.of());
        }
        boolean enabled = caps.fixed() == null;
        return new FieldState(
                value(field), enabled, caps.reason(), max(field, caps), closed(field, caps));
    }

    /** Whether a value of this field is part of the request. */
    boolean isSent(FormField field) {
        return value(field) != null
                && (state(field).enabled() || TeamCaps.of(field, allowed).fixed() != null);
    }

    @Nullable Object value(FormField field) {
        Object fit = fitted.get(field.name());
        if (fit != null) {
            return fit;
        }
        return wanted.getOrDefault(field.name(), field.defaultValue());
    }

    List<Subject> subjects() {
        return list("subjects", Subject.class);
    }

    List<Picture> pictures() {
        return list("images", Picture.class);
    }

    private <T> List<T> list(String field, Class<T> type) {
        return wanted.get(field) instanceof List<?> list
                ? list.stream().map(type::cast).toList()
                : List.of();
    }

    private String text(String name) {
        Object value = field(name).map(this::value).orElse(null);
        return value == null ? "false" : value.toString();
    }

    private void fit() {
        fitted.clear();
        for (FormField field : model.fields()) {
            Object value = wanted.getOrDefault(field.name(), field.defaultValue());
            Object fit = FieldFit.fit(field, TeamCaps.of(field, allowed), value);
            if (fit != null && !fit.equals(value)) {
                fitted.put(field.name(), fit);
            }
        }
    }

    private static @Nullable Integer max(FormField field, TeamCaps caps) {
        return caps.max() != null ? caps.max() : field.max();
    }

    private static Set<String> closed(FormField field, TeamCaps caps) {
        List<String> only = caps.only();
        return only == null
                ? Set.of()
                : field.options().stream()
                        .map(FormField.Option::value)
                        .filter(value -> !only.contains(value))
                        .collect(Collectors.toSet());
    }

    List<FormField> fields(FormField.Section section) {
        List<FormField> fields = new ArrayList<>();
        for (FormField field : model.fields()) {
            if (field.section() == section) {
                fields.add(field);
            }
        }
        return fields;
    }
}
