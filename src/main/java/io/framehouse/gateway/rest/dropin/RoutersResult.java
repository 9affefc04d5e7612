package io.framehouse.gateway.rest.dropin;

import io.framehouse.jobs.Job;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task as the routers tell it (docs.myrouter.ai, "Get async task result"): lists that do not
 * apply are there and empty, times in milliseconds are text, and so is a video link's life.
 */
record RoutersResult(
        ExtraJson extra,
        TaskJson task,
        List<Map<String, String>> images,
        List<VideoJson> videos,
        List<Map<String, String>> audios) {
    static RoutersResult of(DropInTask task, DropInTasks tasks, boolean ofText) {
        return new RoutersResult(
                ExtraJson.of(task.job()),
                TaskJson.of(task, ofText),
                List.of(),
                videos(task, tasks),
                List.of());
    }

    private static List<VideoJson> videos(DropInTask task, DropInTasks tasks) {
        if (task.phase() != DropInTask.Phase.DONE) {
            return List.of();
        }
        String seconds = Long.toString(DropInTasks.LINK_TOLD.toSeconds());
        return task.asset("video").stream()
                .map(asset -> new VideoJson(tasks.link(task, asset), seconds, "mp4"))
                .toList();
    }

    /** State of the task. */
    record TaskJson(
            String taskId,
            String taskType,
            String status,
            String reason,
            int eta,
            int progressPercent) {
        static TaskJson of(DropInTask task, boolean ofText) {
            return new TaskJson(
                    task.job().id().toString(),
                    ofText ? "TXT_TO_VIDEO" : "IMG_TO_VIDEO",
                    status(task),
                    task.failure(),
                    0,
                    task.progressPercent());
        }

        private static String status(DropInTask task) {
            return switch (task.phase()) {
                case WAITING -> "TASK_STATUS_QUEUED";
                case WORKING -> "TASK_STATUS_PROCESSING";
                case DONE -> "TASK_STATUS_SUCCEED";
                case FAILED -> "TASK_STATUS_FAILED";
            };
        }
    }

    /** A video with the life of its link in seconds. */
    record VideoJson(String videoUrl, String videoUrlTtl, String videoType) {}

    /** The seed that was sent, and times. */
    record ExtraJson(String seed, DebugJson debugInfo) {
        static ExtraJson of(Job job) {
            return new ExtraJson(job.parameters().path("seed").asString(""), DebugJson.of(job));
        }
    }

    /** Times in milliseconds since 1970, as text; empty where not reached. */
    record DebugJson(
            String requestInfo, String submitTimeMs, String executeTimeMs, String completeTimeMs) {
        static DebugJson of(Job job) {
            return new DebugJson("", millis(job.createdAt()), "", millis(job.finishedAt()));
        }

        private static String millis(@Nullable Instant at) {
            return at == null ? "" : Long.toString(at.toEpochMilli());
        }
    }
}
