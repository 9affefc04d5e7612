package io.framehouse.storage.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stills, last frames and previews of a video, by ffmpeg. */
final class FilmCuts {
    /** Of a preview. */
    static final int MAX_PREVIEW_BYTES = 600_000;

    private static final String PREVIEW_SECONDS = "3";
    private static final String STILL_WIDTH = "scale='min(1280,iw)':-2";
    private static final String PREVIEW_FRAMES =
            "fps=15,scale='trunc(min(480,iw)/2)*2':-2,format=yuv420p,setsar=1";

    /** What ffmpeg tells of its progress, beside what it complains of. */
    private static final Pattern PROGRESS = Pattern.compile("(?m)^[a-z_0-9]+=.*$");

    private static final Pattern READ_TO = Pattern.compile("(?m)^out_time_us=(\\d+)\\s*$");

    private final MediaPrograms programs;

    FilmCuts(MediaPrograms programs) {
        this.programs = programs;
    }

    /**
     * Reads every packet without decoding; how far they go. Empty where there are none, or the
     * demuxer complains, as it does of a file that is cut off.
     */
    OptionalLong readMillis(Path video) {
        return programs.convert(
                        List.of("-xerror", "-t", String.valueOf(VideoLimits.SECONDS + 60)),
                        video,
                        List.of(
                                "-map",
                                "0:v:0",
                                "-map",
                                "0:a?",
                                "-c",
                                "copy",
                                "-nostats",
                                "-progress",
                                "pipe:1",
                                "-f",
                                "null",
                                "-"))
                .map(FilmCuts::readTo)
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong readTo(String said) {
        if (!PROGRESS.matcher(said).replaceAll("").isBlank()) {
            return OptionalLong.empty();
        }
        OptionalLong furthest = OptionalLong.empty();
        Matcher moments = READ_TO.matcher(said);
        while (moments.find()) {
            furthest = OptionalLong.of(Long.parseLong(moments.group(1)) / 1_000);
        }
        return furthest;
    }

    /** A JPEG of about the first second. */
    boolean still(Path video, Path target) {
        return still(video, target, "1") || still(video, target, "0");
    }

    private boolean still(Path video, Path target, String second) {
        return made(
                List.of("-ss", second),
                video,
                target,
                List.of("-frames:v", "1", "-vf", STILL_WIDTH, "-c:v", "mjpeg", "-q:v", "3"),
                List.of("-f", "image2", "-update", "1"));
    }

    /**
     * The last frames are written one over the other. Sound may go on after the pictures, so where
     * the last second has none, more is read.
     */
    boolean lastFrame(Path video, Path target) {
        return lastFrame(List.of("-sseof", "-1"), video, target)
                || lastFrame(List.of("-sseof", "-10"), video, target)
                || lastFrame(List.of(), video, target);
    }

    private boolean lastFrame(List<String> from, Path video, Path target) {
        boolean png = target.getFileName().toString().endsWith(".png");
        return made(
                from,
                video,
                target,
                png
                        ? List.of("-c:v", "png", "-compression_level", "1", "-pix_fmt", "rgb24")
                        : List.of("-c:v", "mjpeg", "-q:v", "2"),
                List.of("-fps_mode", "passthrough", "-f", "image2", "-update", "1"));
    }

    /** Small enough at the first or the second rate, or none. */
    boolean preview(Path video, Path target) {
        return preview(video, target, "900k") || preview(video, target, "450k");
    }

    private boolean preview(Path video, Path target, String rate) {
        boolean made =
                made(
                        List.of("-t", PREVIEW_SECONDS),
                        video,
                        target,
                        List.of("-vf", PREVIEW_FRAMES, "-c:v", "libopenh264", "-b:v", rate),
                        List.of(
                                "-t",
                                PREVIEW_SECONDS,
                                "-map_metadata",
                                "-1",
                                "-map_chapters",
                                "-1",
                                "-movflags",
                                "+faststart",
                                "-f",
                                "mp4"));
        return made && size(target) <= MAX_PREVIEW_BYTES;
    }

    private boolean made(
            List<String> reading, Path video, Path target, List<String> film, List<String> file) {
        List<String> making = new ArrayList<>(List.of("-map", "0:v:0", "-an", "-sn", "-dn"));
        making.addAll(film);
        making.addAll(file);
        making.add(MediaPrograms.name(target));
        return programs.convert(reading, video, making).isPresent() && size(target) > 0;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }
}
