package io.framehouse.gateway.rest.dropin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.framehouse.jobs.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Vidu's answer to a create call: the parameters used, with defaults and the real seed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ViduCreated(
        String taskId,
        String state,
        String model,
        @Nullable JsonNode images,
        String prompt,
        int duration,
        long seed,
        String resolution,
        @Nullable String aspectRatio,
        String movementAmplitude,
        boolean bgm,
        boolean audio,
        String audioType,
        @Nullable Boolean watermark,
        String payload,
        boolean offPeak,
        long credits,
        Instant createdAt) {
    static ViduCreated of(Job job, String model, DropInCall call) {
        ObjectNode used = job.parameters();
        return new ViduCreated(
                job.id().toString(),
                "created",
                model,
                call.parameters().get("images"),
                job.prompt(),
                used.path("duration").asInt(0),
                used.path("seed").asLong(0),
                used.path("resolution").asString(""),
                used.has("aspect_ratio") ? used.path("aspect_ratio").asString("") : null,
                used.path("movement_amplitude").asString("auto"),
                used.path("bgm").asBoolean(false),
                used.path("audio").asBoolean(false),
                used.path("audio_type").asString("all"),
                used.has("watermark") ? used.path("watermark").asBoolean(false) : null,
                call.payload() == null ? "" : call.payload(),
                job.offPeak(),
                ViduWords.credits(job),
                job.createdAt());
    }
}
