package io.framehouse.storage.internal;

import io.framehouse.storage.MediaInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Asks ffprobe what a file is, and ffmpeg whether all of it is there. */
@Component
final class FfmpegInspector implements MediaInspector {
    private final MediaPrograms programs;
    private final FilmCuts cuts;

    FfmpegInspector(MediaPrograms programs) {
        this.programs = programs;
        this.cuts = new FilmCuts(programs);
    }

    @Override
    public VideoLook look(Path file) {
        try {
            if (Files.size(file) == 0) {
                return new VideoLook.Refused(VideoWords.EMPTY, false);
            }
            Optional<String> refusal = Mp4Boxes.refusal(file);
            if (refusal.isPresent()) {
                return new VideoLook.Refused(refusal.get(), true);
            }
        } catch (IOException unreadable) {
            return new VideoLook.Refused(VideoWords.NO_VIDEO, false);
        }
        return programs.probe(List.of("-show_entries", VideoProbe.ENTRIES, "-of", "json"), file)
                .flatMap(VideoProbe::of)
                .map(probe -> judged(file, probe))
                .orElseGet(() -> new VideoLook.Refused(VideoWords.NO_VIDEO, false));
    }

    private VideoLook judged(Path file, VideoProbe probe) {
        if (!probe.has("video")) {
            return new VideoLook.Refused(
                    probe.has("audio") ? VideoWords.NO_PICTURES : VideoWords.NO_VIDEO, false);
        }
        long said = probe.durationMillis();
        if ((long) probe.width() * probe.height() > VideoLimits.PIXELS) {
            return new VideoLook.Refused(VideoWords.tooLarge(probe.width(), probe.height()), true);
        }
        if (said > VideoLimits.SECONDS * 1_000) {
            return new VideoLook.Refused(VideoWords.tooLong(said / 1_000), true);
        }
        if (said <= 0 || probe.width() <= 0 || probe.height() <= 0) {
            return new VideoLook.Refused(
                    said <= 0 ? VideoWords.NO_LENGTH : VideoWords.NO_VIDEO, false);
        }
        OptionalLong read = cuts.readMillis(file);
        if (read.isEmpty()) {
            return new VideoLook.Refused(VideoWords.CUT_OFF, false);
        }
        return differ(said, read.getAsLong())
                ? new VideoLook.Refused(VideoWords.otherLength(said, read.getAsLong()), false)
                : new VideoLook.Taken(probe.facts());
    }

    /** Sound is often a little longer than pictures, and the last frame's length is not told. */
    private static boolean differ(long saidMillis, long readMillis) {
        return Math.abs(saidMillis - readMillis) > Math.max(2_000, saidMillis / 5);
    }

    @Override
    public Optional<PictureFacts> picture(Path file) {
        try {
            FileKind kind = PictureFile.kind(file);
            PictureFacts facts = PictureFile.facts(kind, file);
            if ((long) facts.width() * facts.height() > PictureFile.MAX_PIXELS) {
                return Optional.empty();
            }
            PictureFile.checkReadable(kind, file);
            return Optional.of(facts);
        } catch (IOException noPicture) {
            return Optional.empty();
        }
    }

    @Override
    public boolean still(Path video, Path target) {
        return cuts.still(video, target) && picture(target).isPresent();
    }

    @Override
    public boolean lastFrame(Path video, Path target) {
        return cuts.lastFrame(video, target) && picture(target).isPresent();
    }

    @Override
    public boolean preview(Path video, Path target) {
        return cuts.preview(video, target) && video(target).isPresent();
    }
}
