package io.framehouse.catalog.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;

/** Reads the product's own catalogue files and those of an extra directory. */
final class CatalogFiles {
    private CatalogFiles() {}

    /**
     * @param directory the extra directory; blank for none
     */
    static List<SourceFile> read(String directory) {
        List<SourceFile> files = new ArrayList<>(ofClasspath());
        if (!directory.isBlank()) {
            files.addAll(ofDirectory(Path.of(directory)));
        }
        return files;
    }

    private static List<SourceFile> ofClasspath() {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:catalog/*.yaml");
            return Arrays.stream(found)
                    .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                    .map(CatalogFiles::parse)
                    .toList();
        } catch (IOException failure) {
            throw new CatalogFileException("catalog/*.yaml", failure);
        }
    }

    private static SourceFile parse(Resource file) {
        String name = "catalog/" + file.getFilename();
        try (InputStream content = file.getInputStream()) {
            return new SourceFile(name, CatalogJson.YAML.readTree(content));
        } catch (IOException | JacksonException failure) {
            throw new CatalogFileException(name, failure);
        }
    }

    private static List<SourceFile> ofDirectory(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new CatalogFileException(
                    directory.toString(),
                    "framehouse.catalog-dir",
                    "it is not a directory; make it, or clear the setting");
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(CatalogFiles::parse)
                    .toList();
        } catch (IOException failure) {
            throw new CatalogFileException(directory.toString(), failure);
        }
    }

    private static SourceFile parse(Path file) {
        try {
            return new SourceFile(
                    file.toString(), CatalogJson.YAML.readTree(Files.readString(file)));
        } catch (IOException | JacksonException failure) {
            throw new CatalogFileException(file.toString(), failure);
        }
    }
}
