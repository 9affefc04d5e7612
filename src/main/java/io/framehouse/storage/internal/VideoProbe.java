package io.framehouse.storage.internal;

import io.framehouse.storage.MediaInspector.VideoFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What ffprobe told of a file, as JSON. */
record VideoProbe(JsonNode json) {
    /** What it has to be asked for. */
    static final String ENTRIES =
            "format=format_name,duration:format_tags=major_brand"
                    + ":stream=codec_type,codec_name,width,height,avg_frame_rate";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CODEC = Pattern.compile("[a-z0-9_]{1,32}");
    private static final int MAX_FPS_MILLI = 1_000_000;

    /** Empty where it is not readable. */
    static Optional<VideoProbe> of(String text) {
        try {
            return Optional.of(new VideoProbe(JSON.readTree(text)));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    boolean has(String type) {
        return stream(type).isPresent();
    }

    int width() {
        return number("width");
    }

    int height() {
        return number("height");
    }

    /** What the file says; 0 where it says none. */
    long durationMillis() {
        try {
            return new BigDecimal(json.at("/format/duration").asString("0"))
                    .movePointRight(3)
                    .longValue();
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    VideoFacts facts() {
        return new VideoFacts(
                contentType(),
                codec(),
                width(),
                height(),
                durationMillis(),
                fpsMilli(),
                has("audio"));
    }

    private @Nullable String codec() {
        String name = stream("video").map(s -> s.path("codec_name").asString("")).orElse("");
        return CODEC.matcher(name).matches() ? name : null;
    }

    private @Nullable Integer fpsMilli() {
        String[] parts =
                stream("video")
                        .map(s -> s.path("avg_frame_rate").asString(""))
                        .orElse("")
                        .split("/", 2);
        try {
            BigDecimal frames = new BigDecimal(parts[0]).movePointRight(3);
            BigDecimal seconds = new BigDecimal(parts.length > 1 ? parts[1] : "1");
            if (seconds.signum() <= 0) {
                return null;
            }
            BigDecimal milli = frames.divide(seconds, 0, RoundingMode.HALF_UP);
            boolean likely =
                    milli.signum() > 0 && milli.compareTo(BigDecimal.valueOf(MAX_FPS_MILLI)) <= 0;
            return likely ? milli.intValue() : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private String contentType() {
        if (json.at("/format/format_name").asString("").contains("webm")) {
            return "video/webm";
        }
        boolean quickTime = json.at("/format/tags/major_brand").asString("").startsWith("qt");
        return quickTime ? "video/quicktime" : "video/mp4";
    }

    private int number(String name) {
        return stream("video").map(s -> s.path(name).asInt(0)).orElse(0);
    }

    private Optional<JsonNode> stream(String type) {
        return StreamSupport.stream(json.path("streams").spliterator(), false)
                .filter(stream -> stream.path("codec_type").asString("").equals(type))
                .findFirst();
    }
}
