package io.framehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The libraries that this very test runs with, which are all that the build resolves, against the
 * bad versions and the floors of {@code known-vulnerable.txt}.
 */
class DependencyListTest {
    private static final Path LIST = Path.of("src", "test", "resources", "known-vulnerable.txt");
    private static final int FEWEST_LIBRARIES = 150;
    private static final int FEWEST_RULES = 50;

    @Test
    void everyLibraryAndEveryRuleIsSeen() {
        assertThat(Library.all()).hasSizeGreaterThan(FEWEST_LIBRARIES);
        assertThat(holes()).hasSizeGreaterThan(FEWEST_RULES);
        assertThat(floors()).isNotEmpty();
    }

    @Test
    void noLibraryHasAKnownHole() {
        List<String> broken =
                holes().flatMap(hole ->
                                Library.all().stream()
                                        .filter(hole::isIn)
                                        .map(library -> library + " " + hole))
                        .toList();
        assertThat(broken).as("raise these in pom.xml").isEmpty();
    }

    @Test
    void whatBearsTheHouseIsThereAndNotOlderThanItsFloor() {
        assertThat(floors()).allSatisfy(floor ->
                assertThat(Library.all())
                        .as(floor.artifact())
                        .anyMatch(library ->
                                library.is(floor.artifact())
                                        && !library.isBefore(floor.version())));
    }

    @ParameterizedTest
    @CsvSource({
        "/r/org/apache/logging/log4j/log4j-core, 2.14.1, true",
        "/r/org/apache/logging/log4j/log4j-core, 2.17.1, false",
        "/r/org/apache/tomcat/embed/tomcat-embed-core, 11.0.0-M3, true",
        "/r/org/apache/tomcat/embed/tomcat-embed-core, 11.0.24, false",
        "/r/io/netty/netty-codec-http2, 4.1.99.Final, true",
        "/r/io/netty/netty-codec-http2, 4.1.100.Final, false",
        "/r/com/google/guava/guava, 31.1-jre, true",
        "/r/com/google/protobuf/protobuf-java, 4.27.4, true",
        "/r/com/google/protobuf/protobuf-java, 3.25.5, false",
        "/r/com/fasterxml/jackson/core/jackson-databind, 2.12.6.1, true",
        "/r/com/fasterxml/jackson/core/jackson-databind, 2.13.4.2, false",
        "/r/org/example/jsoup, 1.0, false"
    })
    void theListKnowsABadVersionWhenItSeesOne(String place, String version, boolean bad) {
        Library library = new Library(place, version);
        assertThat(holes().anyMatch(hole -> hole.isIn(library))).isEqualTo(bad);
    }

    private static Stream<Hole> holes() {
        return lines("vulnerable", 5)
                .map(words -> new Hole(words[1], words[2], words[3], words[4]));
    }

    private static List<Floor> floors() {
        return lines("floor", 3).map(words -> new Floor(words[1], words[2])).toList();
    }

    private static Stream<String[]> lines(String kind, int words) {
        try {
            return Files.readAllLines(LIST).stream()
                    .map(line -> line.split("\\s+"))
                    .filter(line -> line[0].equals(kind))
                    .peek(line -> assertThat(line).as(String.join(" ", line)).hasSize(words));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A library's versions from one on and before the one that mended it. */
    private record Hole(String artifact, String from, String mendedIn, String advisory) {
        boolean isIn(Library library) {
            return library.is(artifact) && !library.isBefore(from) && library.isBefore(mendedIn);
        }
    }

    private record Floor(String artifact, String version) {}
}
