package io.framehouse.gateway.rest.dropin;

import io.framehouse.jobs.JobAssets.JobAsset;
import java.util.List;

/** A task as Vidu tells it (platform.vidu.com/docs/get-generation). */
record ViduResult(
        String id,
        String state,
        String errCode,
        long credits,
        String payload,
        boolean bgm,
        boolean offPeak,
        List<CreationJson> creations) {
    static ViduResult of(DropInTask task, DropInTasks tasks, String payload) {
        return new ViduResult(
                task.job().id().toString(),
                ViduWords.state(task),
                ViduWords.errorCode(task),
                ViduWords.credits(task.job()),
                payload,
                task.job().parameters().path("bgm").asBoolean(false),
                task.job().offPeak(),
                CreationJson.of(task, tasks));
    }

    /** A video; the addresses of what there is not are empty. */
    record CreationJson(String id, String url, String coverUrl, String watermarkedUrl) {
        static List<CreationJson> of(DropInTask task, DropInTasks tasks) {
            if (task.phase() != DropInTask.Phase.DONE) {
                return List.of();
            }
            return task.asset("video").stream().map(video -> of(task, tasks, video)).toList();
        }

        private static CreationJson of(DropInTask task, DropInTasks tasks, JobAsset video) {
            return new CreationJson(
                    video.id().toString(),
                    tasks.link(task, video),
                    tasks.linkIfReady(task, "cover"),
                    tasks.linkIfReady(task, "watermarked"));
        }
    }
}
