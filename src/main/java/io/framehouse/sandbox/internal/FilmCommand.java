package io.framehouse.sandbox.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Words the order to ffmpeg that turns still pictures into a film. */
final class FilmCommand {
    private static final List<String> VIDEO_OPTIONS =
            List.of("-c:v", "libopenh264", "-pix_fmt", "yuv420p", "-r", "24");

    private final Generation generation;
    private final FrameSize frame;
    private final int frames;

    FilmCommand(Generation generation, FrameSize frame) {
        this.generation = generation;
        this.frame = frame;
        this.frames = Renderer.frames(generation.seconds());
    }

    List<String> arguments(List<Path> canvases, Path caption, Path mark, Path target) {
        List<String> arguments = new ArrayList<>();
        canvases.forEach(canvas -> input(arguments, canvas));
        input(arguments, caption);
        int next = canvases.size() + 1;
        if (generation.watermark()) {
            input(arguments, mark);
            next++;
        }
        if (generation.audio()) {
            String tone = "sine=frequency=220:beep_factor=2:sample_rate=44100,volume=0.2";
            arguments.addAll(List.of("-f", "lavfi", "-i", tone));
        }
        arguments.addAll(List.of("-filter_complex", filter(canvases.size()), "-map", "[film]"));
        if (generation.audio()) {
            arguments.addAll(List.of("-map", next + ":a", "-c:a", "aac", "-b:a", "96k"));
        }
        arguments.addAll(VIDEO_OPTIONS);
        arguments.addAll(
                List.of(
                        "-b:v",
                        bitRate(),
                        "-frames:v",
                        Integer.toString(frames),
                        "-t",
                        Integer.toString(generation.seconds()),
                        "-movflags",
                        "+faststart",
                        target.toString()));
        return arguments;
    }

    private static void input(List<String> arguments, Path file) {
        arguments.addAll(List.of("-protocol_whitelist", "file", "-i", file.toString()));
    }

    private String filter(int canvases) {
        StringBuilder filter = new StringBuilder();
        for (int i = 0; i < canvases; i++) {
            filter.append("[%d:v]%s[still%d];".formatted(i, camera(), i));
        }
        if (canvases == 2) {
            filter.append(
                    "[still0][still1]xfade=transition=fade:duration=%d:offset=0[moved];"
                            .formatted(generation.seconds()));
        } else {
            filter.append("[still0]null[moved];");
        }
        filter.append("[%d:v]format=yuva420p[caption];".formatted(canvases));
        filter.append("[moved][caption]overlay=0:main_h-overlay_h:format=yuv420");
        if (generation.watermark()) {
            filter.append("[named];[%d:v]format=yuva420p[mark];".formatted(canvases + 1));
            filter.append("[named][mark]overlay=%s:format=yuv420".formatted(corner()));
        }
        return filter.append("[film]").toString();
    }

    /** A slow zoom and pan; the way it goes depends on the prompt, so that films differ. */
    private String camera() {
        int way = generation.prompt().hashCode() & 3;
        String across = (way & 1) == 0 ? "on/%d" : "(1-on/%d)";
        String zoom = (way & 2) == 0 ? "1+0.14*on/%d" : "1.14-0.14*on/%d";
        return ("format=yuv420p,zoompan=z='" + zoom + "':x='(iw-iw/zoom)*" + across + "'")
                        .formatted(frames, frames)
                + ":y='(ih-ih/zoom)/2':d=%d:s=%dx%d:fps=24,setsar=1"
                        .formatted(frames, frame.width(), frame.height());
    }

    private String corner() {
        return switch (generation.watermarkPosition()) {
            case 1 -> "16:16";
            case 2 -> "main_w-overlay_w-16:16";
            case 4 -> "16:main_h-overlay_h-16";
            default -> "main_w-overlay_w-16:main_h-overlay_h-16";
        };
    }

    private String bitRate() {
        long pixels = (long) frame.width() * frame.height();
        return Math.max(600_000, pixels * 3) + "";
    }
}
