package io.framehouse.jobs.ui;

import io.framehouse.catalog.FormField;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the form into a request's parameters. */
final class RequestJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SOME_PICTURE = "upload:00000000-0000-0000-0000-000000000000";

    private RequestJson() {}

    /** What is sent. */
    static ObjectNode parameters(FormState form) {
        ObjectNode parameters = JSON.createObjectNode();
        for (FormField field : form.model().fields()) {
            if (form.isSent(field)) {
                put(parameters, form, field);
            }
        }
        return parameters;
    }

    /**
     * What is priced: words and pictures, which never change a price, are stood in for, so that a
     * form without a picture has its price too.
     */
    static ObjectNode priced(FormState form) {
        ObjectNode parameters = parameters(form);
        for (FormField field : form.model().fields()) {
            switch (field.kind()) {
                case IMAGES -> somePictures(parameters.putArray(field.name()), field.min());
                case SUBJECTS ->
                        parameters
                                .putArray(field.name())
                                .addObject()
                                .put("id", "1")
                                .putArray("images")
                                .add(SOME_PICTURE);
                case PROMPT -> parameters.put(field.name(), "\u2026");
                case TEXT, INTEGER, CHOICE, SWITCH -> {}
            }
        }
        return parameters;
    }

    /** The same request with one other value, for price differences. */
    static ObjectNode pricedWith(FormState form, FormField field, @Nullable Object value) {
        ObjectNode parameters = priced(form);
        putPlain(parameters, field, value);
        return parameters;
    }

    /** The canonical text of a request, by which a repeat is told from another request. */
    static String original(String model, ObjectNode parameters) {
        ObjectNode request = JSON.createObjectNode();
        request.put("model", model);
        request.set("parameters", parameters);
        return JSON.writeValueAsString(request);
    }

    private static void put(ObjectNode parameters, FormState form, FormField field) {
        switch (field.kind()) {
            case IMAGES -> pictures(parameters.putArray(field.name()), form.pictures());
            case SUBJECTS -> subjects(parameters.putArray(field.name()), form.subjects());
            default -> putPlain(parameters, field, form.value(field));
        }
    }

    private static void putPlain(ObjectNode parameters, FormField field, @Nullable Object value) {
        switch (value) {
            case null -> parameters.remove(field.name());
            case Boolean yes -> parameters.put(field.name(), yes);
            case Long number -> parameters.put(field.name(), number);
            default -> putText(parameters, field, value.toString());
        }
    }

    /* A choice among numbers is sent as a number: its default tells. */
    private static void putText(ObjectNode parameters, FormField field, String text) {
        if (text.isBlank()) {
            parameters.remove(field.name());
        } else if (field.defaultValue() instanceof Long) {
            parameters.put(field.name(), Long.parseLong(text));
        } else {
            parameters.put(field.name(), text);
        }
    }

    private static void somePictures(ArrayNode array, @Nullable Integer min) {
        for (int i = 0; i < (min == null ? 1 : Math.max(1, min)); i++) {
            array.add(SOME_PICTURE);
        }
    }

    private static void pictures(ArrayNode array, List<Picture> pictures) {
        pictures.forEach(picture -> array.add(picture.reference()));
    }

    private static void subjects(ArrayNode array, List<Subject> subjects) {
        for (int i = 0; i < subjects.size(); i++) {
            ObjectNode node = array.addObject().put("id", String.valueOf(i + 1));
            pictures(node.putArray("images"), subjects.get(i).pictures());
            if (!subjects.get(i).voice().isBlank()) {
                node.put("voice_id", subjects.get(i).voice().strip());
            }
        }
    }
}
