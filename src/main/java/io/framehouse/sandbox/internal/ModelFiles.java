package io.framehouse.sandbox.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The models as data: the product's own file, any other {@code sandbox/models/*.yaml} of the class
 * path, and those of the directory that {@code FRAMEHOUSE_SANDBOX_MODELS} names.
 */
final class ModelFiles {
    static final ModelFiles ALL = new ModelFiles();

    private static final String FILES = "classpath*:sandbox/models/*.yaml";
    private static final String SETTING = "FRAMEHOUSE_SANDBOX_MODELS";

    final List<ModelRule> rules = new ArrayList<>();
    private final List<JsonNode> likeOthers = new ArrayList<>();
    private final Map<String, Map<String, NamedModel>> names = new TreeMap<>();

    private ModelFiles() {
        try {
            Resource[] shipped = new PathMatchingResourcePatternResolver().getResources(FILES);
            for (Resource file : shipped) {
                read(file);
            }
            for (Resource file : ofDirectory(System.getenv(SETTING))) {
                read(file);
            }
            likeOthers.forEach(row -> rules.add(rule(row)));
        } catch (IOException failure) {
            throw new UncheckedIOException("the sandbox's models cannot be read", failure);
        }
    }

    /** A dialect's own names for models. */
    Map<String, NamedModel> namesIn(String dialect) {
        return names.getOrDefault(dialect, Map.of());
    }

    private static List<Resource> ofDirectory(@Nullable String directory) throws IOException {
        if (directory == null || directory.isBlank()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .<Resource>map(FileSystemResource::new)
                    .toList();
        }
    }

    private void read(Resource file) throws IOException {
        JsonNode content;
        try (InputStream stream = file.getInputStream()) {
            content = YAMLMapper.builder().build().readTree(stream);
        }
        for (JsonNode row : content.path("models")) {
            if (row.has("like")) {
                // The other one may stand in a file that is read later.
                likeOthers.add(row);
            } else {
                rules.add(rule(row));
            }
        }
        content.path("names")
                .properties()
                .forEach(dialect -> {
                    Map<String, NamedModel> known =
                            names.computeIfAbsent(dialect.getKey(), key -> new TreeMap<>());
                    dialect.getValue()
                            .properties()
                            .forEach(name ->
                                    known.put(
                                            name.getKey(), named(name.getKey(), name.getValue())));
                });
    }

    private ModelRule rule(JsonNode row) {
        String model = row.path("model").asString();
        String like = row.path("like").asString(model);
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        row.path("modes").forEach(word -> modes.add(Mode.of(word.asString())));
        return new ModelRule(
                model,
                like,
                row.has("family") ? Family.valueOf(row.path("family").asString()) : familyOf(like),
                modes,
                row.path("seconds").path(0).asInt(),
                row.path("seconds").path(1).asInt(),
                row.path("resolutions").valueStream().map(JsonNode::asString).toList());
    }

    private Family familyOf(String like) {
        return rules.stream()
                .filter(rule -> rule.model().equals(like))
                .map(ModelRule::family)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("no sandbox model '" + like + "' to be like"));
    }

    private static NamedModel named(String name, JsonNode row) {
        return new NamedModel(
                name, row.path("model").asString(), Mode.of(row.path("mode").asString()));
    }
}
