package io.framehouse.sandbox.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a real H.264 video and its cover from what was submitted: a slow camera move over the
 * image, the prompt as caption. Equal orders are rendered once.
 */
final class Renderer {
    private static final int FRAMES_PER_SECOND = 24;

    private final Path directory;
    private final ImageIntake images;
    private final Ffmpeg ffmpeg;

    Renderer(Path directory, ImageIntake images, Ffmpeg ffmpeg) {
        this.directory = directory;
        this.images = images;
        this.ffmpeg = ffmpeg;
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    /**
     * Renders unless it is there already.
     *
     * @return the key: {@code key.mp4} and {@code key.jpg} are the files
     */
    String render(Generation generation) {
        String key = keyOf(generation);
        Path video = file(key + ".mp4");
        Path cover = file(key + ".jpg");
        if (Files.exists(video) && Files.exists(cover)) {
            return key;
        }
        try {
            Path scratch = Files.createTempDirectory(directory, "render");
            try {
                make(generation, scratch);
                AtomicFiles.move(scratch.resolve("video.mp4"), video);
                AtomicFiles.move(scratch.resolve("cover.jpg"), cover);
            } finally {
                remove(scratch);
            }
            return key;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String keyOf(Generation g) {
        List<String> hashes = g.images().stream().map(StoredImage::hash).toList();
        String text =
                String.join(
                        "|",
                        hashes.toString(),
                        g.mode().name(),
                        g.prompt(),
                        Integer.toString(g.seconds()),
                        g.resolution(),
                        g.aspectRatio(),
                        Boolean.toString(g.audio()),
                        g.watermark() ? "mark" + g.watermarkPosition() : "");
        return ImageIntake.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }

    private void make(Generation generation, Path scratch) throws IOException {
        FrameSize frame = FrameSize.of(generation);
        List<Path> canvases = canvases(generation, frame.canvas(), scratch);
        Path caption = scratch.resolve("caption.png");
        String words = generation.recommendedPrompt() ? "(recommended)" : generation.prompt();
        Lettering.caption(caption, frame, FaultDesk.withoutMarks(words));
        Path mark = scratch.resolve("mark.png");
        if (generation.watermark()) {
            Lettering.watermark(mark, frame);
        }
        Path video = scratch.resolve("video.mp4");
        ffmpeg.run(new FilmCommand(generation, frame).arguments(canvases, caption, mark, video));
        ffmpeg.run(
                List.of(
                        "-i",
                        video.toString(),
                        "-frames:v",
                        "1",
                        "-update",
                        "1",
                        "-q:v",
                        "3",
                        scratch.resolve("cover.jpg").toString()));
    }

    /** The still pictures: one, or two to fade between. */
    private List<Path> canvases(Generation generation, FrameSize canvas, Path scratch)
            throws IOException {
        Path first = scratch.resolve("first.png");
        switch (generation.mode()) {
            case TEXT -> Lettering.ground(first, canvas, generation.prompt());
            case IMAGE, REFERENCE -> row(generation.images(), canvas, first);
            case START_END -> {
                Path last = scratch.resolve("last.png");
                row(generation.images().subList(0, 1), canvas, first);
                row(generation.images().subList(1, 2), canvas, last);
                return List.of(first, last);
            }
        }
        return List.of(first);
    }

    /** Puts images side by side, each cut to an equal share of the canvas. */
    private void row(List<StoredImage> row, FrameSize canvas, Path target) {
        List<String> arguments = new ArrayList<>();
        StringBuilder filter = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        int done = 0;
        for (int i = 0; i < row.size(); i++) {
            int right = canvas.width() * (i + 1) / row.size();
            String size = (right - done) + ":" + canvas.height();
            done = right;
            arguments.addAll(
                    List.of(
                            "-protocol_whitelist",
                            "file",
                            "-i",
                            images.file(row.get(i)).toString()));
            filter.append(
                    "[%d:v]scale=%s:force_original_aspect_ratio=increase,crop=%s,setsar=1"
                            .formatted(i, size, size));
            filter.append(",format=rgb24[i%d];".formatted(i));
            labels.append("[i%d]".formatted(i));
        }
        filter.append(labels).append(row.size() == 1 ? "null" : "hstack=inputs=" + row.size());
        filter.append("[out]");
        arguments.addAll(
                List.of("-filter_complex", filter.toString(), "-map", "[out]", "-frames:v", "1"));
        arguments.addAll(List.of("-update", "1", target.toString()));
        ffmpeg.run(arguments);
    }

    static int frames(int seconds) {
        return seconds * FRAMES_PER_SECOND;
    }

    private static void remove(Path scratch) throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(scratch);
    }
}
