package io.framehouse.sandbox;

import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;

/** The ffmpeg program that travels as a dependency, unpacked on first use. */
final class BundledPrograms {
    private BundledPrograms() {}

    static Path ffmpeg() {
        return Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
    }
}
