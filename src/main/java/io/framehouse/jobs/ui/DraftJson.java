package io.framehouse.jobs.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The form as it is kept between visits, and a job's parameters read as a form. */
final class DraftJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TOUCHED = "touched";

    /** Finds the picture behind a reference; empty where it is gone. */
    private final Function<String, Optional<Picture>> pictures;

    DraftJson(Function<String, Optional<Picture>> pictures) {
        this.pictures = pictures;
    }

    static ObjectNode write(FormState form) {
        ObjectNode draft = JSON.createObjectNode().put("model", form.model().id());
        ObjectNode values = draft.putObject("values");
        form.wanted().forEach((name, value) -> write(values, name, value));
        ArrayNode touched = draft.putArray(TOUCHED);
        form.touched().stream().sorted().forEach(touched::add);
        return draft;
    }

    /** What the person gave; of drafts that do not say so, all of it. */
    static Set<String> touched(JsonNode draft) {
        Set<String> touched = new HashSet<>();
        if (draft.path(TOUCHED).isArray()) {
            draft.path(TOUCHED).forEach(name -> touched.add(name.asString("")));
        } else {
            touched.addAll(draft.path("values").propertyNames());
        }
        return touched;
    }

    Map<String, Object> values(JsonNode values) {
        Map<String, Object> read = new LinkedHashMap<>();
        values.properties()
                .forEach(entry -> {
                    Object value = read(entry.getKey(), entry.getValue());
                    if (value != null) {
                        read.put(entry.getKey(), value);
                    }
                });
        return read;
    }

    private static void write(ObjectNode values, String name, Object value) {
        switch (value) {
            case Boolean yes -> values.put(name, yes);
            case Long number -> values.put(name, number);
            case List<?> list -> list.forEach(item -> write(array(values, name), item));
            default -> values.put(name, value.toString());
        }
    }

    private static ArrayNode array(ObjectNode values, String name) {
        return values.get(name) instanceof ArrayNode array ? array : values.putArray(name);
    }

    private static void write(ArrayNode array, Object item) {
        if (item instanceof Picture picture) {
            array.add(picture.reference());
        } else if (item instanceof Subject subject) {
            ObjectNode node = array.addObject();
            node.put("name", subject.name());
            node.put("voice_id", subject.voice());
            ArrayNode images = node.putArray("images");
            subject.pictures().forEach(picture -> images.add(picture.reference()));
        }
    }

    private @org.jspecify.annotations.Nullable Object read(String name, JsonNode value) {
        if (value.isArray()) {
            return name.equals("subjects") ? subjects(value) : pictures(value);
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber()) {
            return value.longValue();
        }
        return value.isString() ? value.asString() : null;
    }

    private List<Subject> subjects(JsonNode nodes) {
        List<Subject> subjects = new ArrayList<>();
        nodes.forEach(node ->
                subjects.add(
                        new Subject(
                                node.path("name").asString(""),
                                node.path("voice_id").asString(""),
                                pictures(node.path("images")))));
        return subjects;
    }

    private List<Picture> pictures(JsonNode references) {
        List<Picture> found = new ArrayList<>();
        references.forEach(reference -> pictures.apply(reference.asString()).ifPresent(found::add));
        return found;
    }
}
