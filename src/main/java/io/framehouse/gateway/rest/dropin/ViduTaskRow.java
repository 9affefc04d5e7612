package io.framehouse.gateway.rest.dropin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.framehouse.gateway.rest.WireNumbers;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobAssets.JobAsset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A task in Vidu's list; pictures stand by their reference, never by their bytes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ViduTaskRow(
        String id,
        String keyId,
        String template,
        String state,
        String errCode,
        String model,
        String prompt,
        @Nullable JsonNode images,
        int duration,
        String resolution,
        @Nullable String aspectRatio,
        String movementAmplitude,
        long seed,
        boolean bgm,
        boolean audio,
        boolean offPeak,
        String payload,
        long credits,
        Instant createdAt,
        List<CreationJson> creations) {
    static ViduTaskRow of(DropInTask task, DropInTasks tasks, String model, String payload) {
        Job job = task.job();
        ObjectNode used = job.parameters();
        return new ViduTaskRow(
                job.id().toString(),
                job.keyId() == null ? "" : job.keyId().toString(),
                "",
                ViduWords.state(task),
                ViduWords.errorCode(task),
                model,
                job.prompt(),
                used.get("images"),
                used.path("duration").asInt(0),
                used.path("resolution").asString(""),
                used.has("aspect_ratio") ? used.path("aspect_ratio").asString("") : null,
                used.path("movement_amplitude").asString("auto"),
                used.path("seed").asLong(0),
                used.path("bgm").asBoolean(false),
                used.path("audio").asBoolean(false),
                job.offPeak(),
                payload,
                ViduWords.credits(job),
                job.createdAt(),
                ViduResult.CreationJson.of(task, tasks).stream()
                        .map(creation -> CreationJson.of(creation, task))
                        .toList());
    }

    /** A creation as the list tells it: with the video's measures once they are known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CreationJson(
            String id,
            String url,
            String coverUrl,
            String watermarkedUrl,
            @Nullable VideoJson video) {
        static CreationJson of(ViduResult.CreationJson creation, DropInTask task) {
            return new CreationJson(
                    creation.id(),
                    creation.url(),
                    creation.coverUrl(),
                    creation.watermarkedUrl(),
                    task.asset("video").map(VideoJson::of).orElse(null));
        }
    }

    /** The video's length in seconds and its frame. */
    record VideoJson(@Nullable BigDecimal duration, SizeJson resolution) {
        static @Nullable VideoJson of(JobAsset video) {
            Long millis = video.durationMillis();
            return video.width() == null || video.height() == null
                    ? null
                    : new VideoJson(
                            millis == null
                                    ? null
                                    : WireNumbers.plain(BigDecimal.valueOf(millis, 3)),
                            new SizeJson(video.width(), video.height()));
        }
    }

    /** A frame in pixels. */
    record SizeJson(int width, int height) {}
}
