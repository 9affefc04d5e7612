package io.framehouse.jobs.ui;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which chosen values a change of model changed: {@code resolution 540p → 720p (540p is not
 * offered)}. Values that nobody chose follow the model silently.
 */
final class ModelChange {
    private final CatalogModel old;
    private final Map<String, Object> before;
    private final FormState now;

    ModelChange(CatalogModel old, Map<String, Object> before, FormState now) {
        this.old = old;
        this.before = before;
        this.now = now;
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        for (FormField field : old.fields()) {
            Object value = before.get(field.name());
            if (now.isChosen(field.name()) && isTold(field) && value != null) {
                now.field(field.name())
                        .ifPresentOrElse(
                                here -> compare(words, here, value),
                                () -> missing(words, field, value));
            }
        }
        return words;
    }

    private void compare(List<String> words, FormField here, Object value) {
        Object shown = now.value(here);
        if (!value.equals(shown)) {
            words.add(changed(here, value, shown));
        }
    }

    private static void missing(List<String> words, FormField field, Object value) {
        if (value instanceof List<?> pictures) {
            if (!pictures.isEmpty()) {
                words.add(name(field) + " is not part of this model and is not sent");
            }
        } else if (!value.equals(false) && !value.equals(field.defaultValue())) {
            words.add(name(field) + " is not part of this model");
        }
    }

    private static boolean isTold(FormField field) {
        return switch (field.kind()) {
            case INTEGER, CHOICE, SWITCH, IMAGES, SUBJECTS -> true;
            case PROMPT, TEXT -> false;
        };
    }

    private static String changed(FormField field, Object value, @Nullable Object shown) {
        return switch (field.kind()) {
            case SWITCH -> name(field) + (Boolean.TRUE.equals(shown) ? " is on" : " is off");
            case INTEGER ->
                    "%s %s \u2192 %s%s".formatted(name(field), value, shown, bound(value, shown));
            default ->
                    "%s %s \u2192 %s (%s is not offered)"
                            .formatted(name(field), value, shown, value);
        };
    }

    private static String bound(Object value, @Nullable Object shown) {
        boolean isLess = value instanceof Long old && shown instanceof Long now && now < old;
        return isLess ? " (" + shown + " is the most)" : "";
    }

    private static String name(FormField field) {
        return field.label().substring(0, 1).toLowerCase(Locale.ROOT) + field.label().substring(1);
    }
}
