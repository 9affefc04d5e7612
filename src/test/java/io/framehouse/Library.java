package io.framehouse;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One library of the class path, as its place in a Maven repository tells it.
 *
 * @param place its folder there, of which the end is group and name
 */
record Library(String place, String version) {
    private static final Pattern JAR =
            Pattern.compile("(?<place>.+/(?<name>[^/]+))/(?<version>[^/]+)/\\k<name>-[^/]+\\.jar");
    // Surefire hands its class path over in a setting, since a long one does not fit in a command.
    private static final String SUREFIRE = "surefire.test.class.path";

    /** All that this JVM runs with. */
    static List<Library> all() {
        String path = System.getProperty(SUREFIRE, System.getProperty("java.class.path", ""));
        return Arrays.stream(path.split(File.pathSeparator))
                .map(entry -> entry.replace(File.separatorChar, '/'))
                .flatMap(Library::read)
                .toList();
    }

    private static Stream<Library> read(String entry) {
        Matcher jar = JAR.matcher(entry);
        return jar.matches()
                ? Stream.of(new Library(jar.group("place"), jar.group("version")))
                : Stream.empty();
    }

    /** Whether it is this one, in the form {@code group:artifact}. */
    boolean is(String artifact) {
        return place.endsWith("/" + folder(artifact));
    }

    /** Dots part folders in the group only. */
    private static String folder(String artifact) {
        int colon = artifact.indexOf(':');
        return artifact.substring(0, colon).replace('.', '/') + "/" + artifact.substring(colon + 1);
    }

    /** Whether its version comes before another; a milestone comes before its release. */
    boolean isBefore(String other) {
        List<Integer> mine = numbers(version);
        List<Integer> theirs = numbers(other);
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            int order = Integer.compare(at(mine, i), at(theirs, i));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    private static int at(List<Integer> numbers, int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }

    private static List<Integer> numbers(String version) {
        return Arrays.stream(version.split("[.-]")).map(Library::number).toList();
    }

    private static int number(String part) {
        if (part.matches("\\d{1,9}")) {
            return Integer.parseInt(part);
        }
        return part.matches("(?i)(m|rc|cr|alpha|beta|snapshot).*") ? -1 : 0;
    }
}
