package io.framehouse.storage.internal;

import io.framehouse.storage.MediaInspector;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks ffprobe what a file is, and ffmpeg whether all of it is there. */
@Component
final class FfmpegInspector implements MediaInspector {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String STILL_WIDTH = "scale='min(1280,iw)':-2";

    private final MediaPrograms programs;

    FfmpegInspector(MediaPrograms programs) {
        this.programs = programs;
    }

    @Override
    public Optional<VideoFacts> video(Path file) {
        return programs.probe(
                        List.of(
                                "-show_entries",
                                "format=format_name,duration:stream=codec_type,codec_name,width,height"
                                        + ":format_tags=major_brand",
                                "-of",
                                "json",
                                input(file)))
                .flatMap(FfmpegInspector::facts)
                .filter(facts -> isWhole(file));
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
        return still(video, target, "1") || still(video, target, "0");
    }

    private boolean still(Path video, Path target, String second) {
        Optional<String> said =
                programs.convert(
                        List.of(
                                "-nostdin",
                                "-ss",
                                second,
                                "-i",
                                input(video),
                                "-frames:v",
                                "1",
                                "-vf",
                                STILL_WIDTH,
                                "-c:v",
                                "mjpeg",
                                "-q:v",
                                "3",
                                "-f",
                                "image2",
                                "-update",
                                "1",
                                "-y",
                                input(target)));
        return said.isPresent() && picture(target).isPresent();
    }

    // Reads every packet without decoding: a file cut off makes the demuxer complain.
    private boolean isWhole(Path file) {
        return programs.convert(
                        List.of(
                                "-nostdin", "-xerror", "-i", input(file), "-map", "0:v:0", "-map",
                                "0:a?", "-c", "copy", "-f", "null", "-"))
                .filter(String::isBlank)
                .isPresent();
    }

    private static String input(Path file) {
        return "file:" + file.toAbsolutePath();
    }

    private static Optional<VideoFacts> facts(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return stream(json, "video")
                    .map(video -> facts(json, video))
                    .filter(facts -> facts.width() > 0 && facts.durationMillis() > 0);
        } catch (JacksonException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static VideoFacts facts(JsonNode json, JsonNode video) {
        BigDecimal seconds = new BigDecimal(json.at("/format/duration").asString("0"));
        return new VideoFacts(
                contentType(json.path("format")),
                video.path("codec_name").asString(""),
                video.path("width").asInt(0),
                video.path("height").asInt(0),
                seconds.movePointRight(3).longValue(),
                stream(json, "audio").isPresent());
    }

    private static String contentType(JsonNode format) {
        if (format.path("format_name").asString("").contains("webm")) {
            return "video/webm";
        }
        boolean quickTime = format.at("/tags/major_brand").asString("").startsWith("qt");
        return quickTime ? "video/quicktime" : "video/mp4";
    }

    private static Optional<JsonNode> stream(JsonNode json, String type) {
        return StreamSupport.stream(json.path("streams").spliterator(), false)
                .filter(stream -> stream.path("codec_type").asString("").equals(type))
                .findFirst();
    }
}
