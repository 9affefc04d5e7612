package io.framehouse.gateway.rest.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Puts the files of {@code openapi/} together: {@code document.yaml} is the frame, each other file
 * adds its paths and components. What stands in two files stops the reading.
 */
final class DocumentFiles {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final String FRAME = "document.yaml";

    private DocumentFiles() {}

    static ObjectNode read() {
        List<Resource> files = files();
        ObjectNode document =
                files.stream()
                        .filter(file -> FRAME.equals(file.getFilename()))
                        .map(DocumentFiles::parse)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No openapi/" + FRAME));
        files.stream()
                .filter(file -> !FRAME.equals(file.getFilename()))
                .map(DocumentFiles::parse)
                .forEach(part -> add(document, part));
        return document;
    }

    private static void add(ObjectNode document, ObjectNode part) {
        CommonAnswers.addTo(part);
        merge(document.withObject("/paths"), part.path("paths"));
        part.path("components")
                .properties()
                .forEach(kind ->
                        merge(
                                document.withObject("/components").withObject("/" + kind.getKey()),
                                kind.getValue()));
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties()
                .forEach(field -> {
                    if (into.has(field.getKey())) {
                        throw new IllegalStateException("Described twice: " + field.getKey());
                    }
                    into.set(field.getKey(), field.getValue());
                });
    }

    private static List<Resource> files() {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:openapi/*.yaml");
            return Arrays.stream(found)
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ObjectNode parse(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return (ObjectNode) YAML.readTree(content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
