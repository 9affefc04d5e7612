package io.framehouse.jobs.ui;

import io.framehouse.catalog.FormField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says which values a change of model changed: {@code resolution 540p → 720p (540p is not
 * offered)}.
 */
final class ModelChange {
    private final Map<String, Object> before;
    private final FormState now;

    ModelChange(Map<String, Object> before, FormState now) {
        this.before = before;
        this.now = now;
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        for (FormField field : now.model().fields()) {
            Object old = before.get(field.name());
            Object shown = now.value(field);
            if (isPlain(field) && old != null && shown != null && !old.equals(shown)) {
                words.add(changed(field, old, shown));
            }
        }
        before.forEach((name, value) -> {
            if (now.isChosen(name) && now.field(name).isEmpty()) {
                words.add(plain(name) + " is not part of this model");
            }
        });
        return words;
    }

    private static boolean isPlain(FormField field) {
        return field.kind() == FormField.Kind.INTEGER
                || field.kind() == FormField.Kind.CHOICE
                || field.kind() == FormField.Kind.SWITCH;
    }

    private static String changed(FormField field, Object old, Object shown) {
        String what =
                field.label().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                        + field.label().substring(1);
        if (field.kind() == FormField.Kind.SWITCH) {
            return what + (Boolean.TRUE.equals(shown) ? " is on" : " is off");
        }
        return what + " " + old + " \u2192 " + shown + why(field, old, shown);
    }

    private static String why(FormField field, Object old, Object shown) {
        if (field.kind() != FormField.Kind.INTEGER) {
            return " (" + old + " is not offered)";
        }
        boolean shorter = ((Number) shown).longValue() < ((Number) old).longValue();
        return shorter ? " (" + shown + " is the most)" : "";
    }

    private static String plain(String name) {
        return name.replace('_', ' ');
    }
}
