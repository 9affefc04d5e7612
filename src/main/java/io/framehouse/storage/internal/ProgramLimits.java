package io.framehouse.storage.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands before a program so that the system bounds it: less processor time than this
 * application, and no more memory than a decoder of the largest frames needs. Where the system has
 * no such tools the program's own bounds hold alone.
 */
final class ProgramLimits {
    /** Each of these becomes the next one, so there is one process in the end. */
    static final List<String> PREFIX = prefix();

    private static final long ADDRESS_BYTES = 4L * 1024 * 1024 * 1024;

    private ProgramLimits() {}

    private static List<String> prefix() {
        List<String> words = new ArrayList<>();
        tool("nice").ifPresent(nice -> words.addAll(List.of(nice, "-n", "10")));
        tool("prlimit")
                .ifPresent(limit ->
                        words.addAll(List.of(limit, "--as=" + ADDRESS_BYTES, "--core=0", "--")));
        return List.copyOf(words);
    }

    private static Optional<String> tool(String name) {
        return Stream.of("/usr/bin", "/bin")
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
