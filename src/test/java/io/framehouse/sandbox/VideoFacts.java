package io.framehouse.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import tools.jackson.databind.JsonNode;

/** What ffprobe says about a file. */
record VideoFacts(
        String codec, String pixelFormat, int width, int height, double seconds, boolean audio) {

    static VideoFacts of(byte[] bytes, Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "probe", ".mp4");
        Files.write(file, bytes);
        Path program = Path.of(Loader.load(org.bytedeco.ffmpeg.ffprobe.class));
        String libraries = String.valueOf(program.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(
                                program.toString(),
                                "-v",
                                "error",
                                "-show_format",
                                "-show_streams",
                                "-of",
                                "json",
                                file.toString())
                        .redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", libraries);
        builder.environment().put("DYLD_LIBRARY_PATH", libraries);
        String text =
                new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return parse(SandboxClient.JSON.readTree(text));
    }

    private static VideoFacts parse(JsonNode probe) {
        JsonNode video = null;
        boolean audio = false;
        for (JsonNode stream : probe.path("streams").values()) {
            if (stream.path("codec_type").asString("").equals("video")) {
                video = stream;
            }
            audio |= stream.path("codec_name").asString("").equals("aac");
        }
        if (video == null) {
            throw new AssertionError("no video stream in " + probe);
        }
        return new VideoFacts(
                video.path("codec_name").asString(),
                video.path("pix_fmt").asString(),
                video.path("width").asInt(),
                video.path("height").asInt(),
                Double.parseDouble(probe.path("format").path("duration").asString()),
                audio);
    }
}
