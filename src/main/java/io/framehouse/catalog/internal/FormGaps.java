package io.framehouse.catalog.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The parameters that an account's form cannot carry, whatever the model: data in {@code
 * catalog/forms}, one file a form.
 */
final class FormGaps {
    private static final String FILES = "classpath*:catalog/forms/*.yaml";

    private final Map<String, Set<String>> lacks = new HashMap<>();

    private FormGaps() {}

    static FormGaps read() {
        FormGaps gaps = new FormGaps();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                gaps.add(file);
            }
        } catch (IOException failure) {
            throw new CatalogFileException(FILES, failure);
        }
        return gaps;
    }

    /** None for a form that no file tells of. */
    Set<String> of(String dialect, String form) {
        return lacks.getOrDefault(key(dialect, form), Set.of());
    }

    private void add(Resource file) {
        String name = "catalog/forms/" + file.getFilename();
        try (InputStream content = file.getInputStream()) {
            JsonNode form = CatalogJson.YAML.readTree(content);
            Set<String> names = new HashSet<>();
            form.path("lacks").forEach(one -> names.add(one.asString()));
            lacks.put(key(word(form, "dialect", name), word(form, "form", name)), names);
        } catch (IOException | JacksonException failure) {
            throw new CatalogFileException(name, failure);
        }
    }

    private static String word(JsonNode form, String field, String file) {
        JsonNode word = form.path(field);
        if (!word.isString()) {
            throw new CatalogFileException(file, field, "it is missing");
        }
        return word.asString();
    }

    private static String key(String dialect, String form) {
        return dialect + " " + form;
    }
}
