package io.framehouse.gateway.rest.dropin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.framehouse.jobs.Job;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A task in Vidu's list; pictures stand by their reference, never by their bytes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ViduTaskRow(
        String id,
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
        List<ViduResult.CreationJson> creations) {
    static ViduTaskRow of(DropInTask task, DropInTasks tasks, String model, String payload) {
        Job job = task.job();
        ObjectNode used = job.parameters();
        return new ViduTaskRow(
                job.id().toString(),
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
                ViduResult.CreationJson.of(task, tasks));
    }
}
