package io.framehouse.jobs.ui;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import java.util.ArrayList;
import java.util.List;
import org.springframework.modulith.NamedInterface;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a job was asked to do, in the words of its model's form. */
@NamedInterface("screens")
public final class JobSettings {
    /** One setting. */
    public record Setting(String name, String label, String value) {}

    private JobSettings() {}

    /** Every setting but the prompt, pictures and subjects, in the form's order. */
    public static List<Setting> of(CatalogModel model, ObjectNode parameters) {
        List<Setting> settings = new ArrayList<>();
        for (FormField field : model.fields()) {
            JsonNode value = parameters.path(field.name());
            if (isPlain(field) && !value.isMissingNode() && !value.isNull()) {
                settings.add(new Setting(field.name(), field.label(), words(field, value)));
            }
        }
        return settings;
    }

    /** The references of all pictures, {@code upload:<id>}, in order. */
    public static List<String> pictures(ObjectNode parameters) {
        List<String> pictures = new ArrayList<>();
        parameters.path("images").forEach(image -> pictures.add(image.asString()));
        parameters
                .path("subjects")
                .forEach(subject ->
                        subject.path("images").forEach(image -> pictures.add(image.asString())));
        return pictures;
    }

    private static boolean isPlain(FormField field) {
        return switch (field.kind()) {
            case IMAGES, SUBJECTS, PROMPT -> false;
            case TEXT, INTEGER, CHOICE, SWITCH -> true;
        };
    }

    private static String words(FormField field, JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "Yes" : "No";
        }
        return field.options().stream()
                .filter(option -> option.value().equals(value.asString()))
                .map(FormField.Option::label)
                .findFirst()
                .orElse(value.asString());
    }
}
